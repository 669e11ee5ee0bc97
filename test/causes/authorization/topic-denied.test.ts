import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/authorization/topic-denied.ts';
import { casebook, clusters, given, topic, withoutApiKey, type Change } from '../../casebook.ts';
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

describe('its fix', () => {
  const textsOf = (...changes: readonly Change[]): readonly string[] =>
    cause
      .suspect(given(topic({ errorCode: 29, operations: [] }), ...changes))
      ?.fix.commands.map(({ text }) => text.toString()) ?? [];

  it('begins with the console, and contains the environment from the API', () => {
    const [page, command] = textsOf(clusters({ id: 'lkc-orders1', environment: 'env-acme1' }));
    expect(page).toMatch(/^Accounts & access → Access → env-acme1 → lkc-orders1 → /);
    expect(command).toContain('--environment=env-acme1 --cloud-cluster=lkc-orders1');
  });

  it('asks for the environment when the API did not return it', () => {
    expect(textsOf(withoutApiKey)[1]).toContain('--environment="$ENVIRONMENT_ID"');
  });
});
