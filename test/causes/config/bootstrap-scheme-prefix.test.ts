import cause from '../../../src/causes/config/bootstrap-scheme-prefix.ts';
import { BOOTSTRAP, casebook } from '../../casebook.ts';
import { bootstrap } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it was copied from the console',
      given: [bootstrap(`SASL_SSL://${BOOTSTRAP}`)],
    },
    {
      because: 'there is a path behind it',
      given: [bootstrap(`${BOOTSTRAP}/`)],
    },
  ],
  innocent: [
    {
      because: 'it is host:port',
      given: [],
    },
    {
      because: 'blanks around it are trimmed by every client',
      given: [bootstrap(` ${BOOTSTRAP}`)],
    },
    {
      because: 'it is an IPv6 address',
      given: [bootstrap('[2001:db8::7]:9092')],
    },
    {
      because: 'it is the address of the REST API',
      given: [
        bootstrap('https://pkc-7k2zq.us-east-1.aws.confluent.cloud:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
  ],
});
