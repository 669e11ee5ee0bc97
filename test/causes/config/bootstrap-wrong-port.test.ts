import cause from '../../../src/causes/config/bootstrap-wrong-port.ts';
import { BOOTSTRAP, casebook } from '../../casebook.ts';
import { bootstrap } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'nothing listens on 9093',
      given: [
        bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:9093', {
          code: 'ECONNREFUSED',
          message: 'connect ECONNREFUSED',
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'it is 9092',
      given: [],
    },
    {
      because: '9092 is refused: the port is not why',
      given: [bootstrap(BOOTSTRAP, { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' })],
    },
    {
      because: 'Kafka answers on another port, by way of a forwarder',
      given: [bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:19092')],
    },
    {
      because: 'another host may have any port',
      given: [
        bootstrap('kafka.acme.example:9093', { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }),
      ],
    },
  ],
});
