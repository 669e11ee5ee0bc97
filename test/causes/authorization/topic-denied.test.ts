import cause from '../../../src/causes/authorization/topic-denied.ts';
import { casebook, topic, type Change } from '../../casebook.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';

const withoutOperations: Change = (e) => ({
  ...e,
  broker: {
    ...e.broker,
    metadata: mapObserved(e.broker.metadata, (metadata) => ({
      ...metadata,
      topics: [{ name: 'orders', wanted: 'read', errorCode: 0 }],
    })),
  },
});

casebook(cause, {
  guilty: [
    { because: 'nothing is permitted on it', given: [topic({ errorCode: 29, operations: [] })] },
    {
      because: 'it may be seen, and the client wants to write',
      given: [topic({ wanted: 'write', operations: ['READ', 'DESCRIBE'] })],
    },
  ],
  innocent: [
    { because: 'everything is permitted', given: [topic({ wanted: 'write', operations: ['ALL'] })] },
    { because: 'the broker does not list the operations', given: [withoutOperations] },
    { because: 'it does not exist', given: [topic({ errorCode: 3 })] },
  ],
});
