import cause from '../../../src/causes/config/bootstrap-is-rest-endpoint.ts';
import { casebook } from '../../casebook.ts';
import { bootstrap } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'port 443 answers HTTP',
      given: [
        bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
    {
      because: 'the URL of the REST API stands there',
      given: [
        bootstrap('https://pkc-7k2zq.us-east-1.aws.confluent.cloud:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'it is the bootstrap server',
      given: [],
    },
    {
      because: 'Kafka answers on 443, by way of a forwarder',
      given: [bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:443')],
    },
    {
      because: 'another host answers HTTP on 443',
      given: [
        bootstrap('kafka.acme.example:443', {
          code: 'SPEAKS_HTTP',
          message: 'this port answers HTTP, not Kafka',
        }),
      ],
    },
  ],
});
