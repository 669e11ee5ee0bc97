import cause from '../../../src/causes/config/bootstrap-scheme-prefix.ts';
import { BOOTSTRAP, casebook, client } from '../../casebook.ts';
import { bootstrap } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it was copied from the console',
      given: [bootstrap(`SASL_SSL://${BOOTSTRAP}`)],
    },
    {
      because: 'kafkajs has no use for a protocol',
      given: [bootstrap(`SASL_SSL://${BOOTSTRAP}`), client({ client: 'kafkajs' })],
    },
    {
      because: 'librdkafka wants the protocol that is configured',
      given: [bootstrap(`SSL://${BOOTSTRAP}`), client({ client: 'librdkafka' })],
    },
    {
      because: 'the Java client wants nothing behind the port',
      given: [bootstrap(`SASL_SSL://${BOOTSTRAP}/`), client({ client: 'java' })],
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
      because: 'the Java client passes over a protocol',
      given: [bootstrap(`SASL_SSL://${BOOTSTRAP}`), client({ client: 'java' })],
    },
    {
      because: 'librdkafka takes the protocol that is configured',
      given: [bootstrap(`sasl_ssl://${BOOTSTRAP}`), client({ client: 'librdkafka' })],
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
