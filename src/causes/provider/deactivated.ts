import { consolePath } from '../../commands/other-text.ts';
import { amendProvider } from '../../repair/amend.ts';
import { isOff } from '../../evidence/confluent.ts';
import { provider } from '../../facts/confluent.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'provider/deactivated',
  title: 'The identity provider is disabled in Confluent',
  reads: { provider: provider.meant },
  recognise: ({ provider: meant }) =>
    isOff(meant)
      ? {
          strength: 'shown',
          because: `${meant.id ?? 'The identity provider'} is ${meant.deactivated === true ? 'deactivated' : meant.state}: no token of its issuer is accepted.`,
          rows: [
            {
              label: 'state of the provider',
              value: meant.deactivated === true ? 'deactivated' : (meant.state ?? 'off'),
              source: meant.source,
            },
          ],
          id: meant.id,
        }
      : null,
  repair: (evidence) => amendProvider(evidence, { state: 'ENABLED', deactivated: false }),
  repaired: 'with the identity provider enabled',
  fix: ({ id }) => ({
    summary: 'Enable the identity provider.',
    steps: [
      'Enable it in the console. What the switch is called there is not confirmed; the API has no field to set for it.',
      'The audit log (UpdateIdentityProvider) says who changed the provider, and when.',
    ],
    commands: [
      {
        kind: 'console',
        text: consolePath('Accounts & access', 'Workload identities', id ?? 'your provider'),
      },
    ],
  }),
});
