import { consolePath } from '../../commands/other-text.ts';
import { amendPool } from '../../repair/amend.ts';
import { isOff } from '../../evidence/confluent.ts';
import { pool } from '../../facts/confluent.ts';
import { defineCause } from '../define.ts';
import { withoutPool } from '../sign-in-attempts.ts';

export default defineCause({
  id: 'pool/disabled',
  title: 'The identity pool is disabled',
  reads: { pool: pool.meant },
  recognise: ({ pool: meant }) =>
    isOff(meant)
      ? {
          strength: 'shown',
          because: `${meant.id ?? 'The identity pool'} is ${meant.state}: no client can sign in with it.`,
          rows: [{ label: 'state of the pool', value: meant.state ?? '', source: meant.source }],
        }
      : null,
  repair: (evidence) => amendPool(evidence, { state: 'ENABLED' }),
  repaired: 'with the identity pool enabled',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: () => ({
    summary: 'Switch the identity pool on again, or let the client name another one.',
    steps: [
      'Console: Accounts & access > Workload identities > the provider > the pool > Enable.',
      'The audit log says who switched it off and when (UpdateIdentityPool).',
    ],
    commands: [
      { kind: 'console', text: consolePath('https://confluent.cloud/settings/org/workload-identities') },
    ],
  }),
});
