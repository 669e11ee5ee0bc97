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
          because: `${meant.id ?? 'The identity provider'} is ${meant.deactivated === true ? 'deactivated' : meant.state}: no token of its issuer is taken.`,
          rows: [
            {
              label: 'state of the provider',
              value: meant.deactivated === true ? 'deactivated' : (meant.state ?? 'off'),
              source: meant.source,
            },
          ],
        }
      : null,
  repair: (evidence) => amendProvider(evidence, { state: 'ENABLED', deactivated: false }),
  repaired: 'with the identity provider enabled',
  fix: () => ({
    summary: 'Switch the identity provider on again.',
    steps: [
      'Console: Accounts & access > Workload identities > the provider > Enable.',
      'The audit log says who switched it off and when (UpdateIdentityProvider). The API has no field to set for it.',
    ],
    commands: [
      { kind: 'console', text: consolePath('https://confluent.cloud/settings/org/workload-identities') },
    ],
  }),
});
