import cause from '../../../src/causes/broker/no-brokers-listed.ts';
import type { Metadata } from '../../../src/evidence/broker.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { advertisedStops, casebook, topic, type Change } from '../../casebook.ts';

const lists =
  (brokers: Metadata['brokers']): Change =>
  (e) => ({
    ...e,
    broker: { ...e.broker, metadata: mapObserved(e.broker.metadata, (seen) => ({ ...seen, brokers })) },
  });

const NAMED = { nodeId: 0, host: 'b0-pkc-7k2zq.us-east-1.aws.confluent.cloud', port: 9092 };

casebook(cause, {
  guilty: [
    { because: 'the list is empty', given: [lists([])] },
    { because: 'the only entry has no host', given: [lists([{ nodeId: 1, host: '', port: 9092 }])] },
    {
      because: 'one of the entries has no port',
      given: [lists([NAMED, { nodeId: 1, host: 'b1.acme.example', port: -1 }])],
    },
    { because: 'a port that does not exist', given: [lists([{ ...NAMED, port: 70_000 }])] },
  ],
  innocent: [
    { because: 'a broker is listed', given: [lists([NAMED])] },
    {
      because: 'the broker that is listed cannot be reached',
      given: [advertisedStops({ stage: 'tcp', code: 'ETIMEDOUT' })],
    },
    { because: 'a topic is denied', given: [topic({ errorCode: 29, operations: [] })] },
  ],
});
