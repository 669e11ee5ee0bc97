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
          id: meant.id,
        }
      : null,
  repair: (evidence) => amendPool(evidence, { state: 'ENABLED' }),
  repaired: 'with the identity pool enabled',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ id }) => ({
    summary: 'Enable the identity pool, or name another one in the client.',
    steps: [
      'Enable the pool in the console. What the switch is called there is not confirmed.',
      'The audit log (UpdateIdentityPool) says who changed the pool, and when.',
    ],
    commands: [
      {
        kind: 'console',
        text: consolePath(
          'Accounts & access',
          'Workload identities',
          'your provider',
          'Identity pools',
          id ?? 'your pool',
        ),
      },
    ],
  }),
});
