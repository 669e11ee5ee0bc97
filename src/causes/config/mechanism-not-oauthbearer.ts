import { isMeantByStranger } from '../../clients/strangers.ts';
import { amendClient } from '../../evidence/amend.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../evidence/facts/client.ts';
import { writeSetting } from '../_notation.ts';
import { defineCause } from '../define.ts';

/** librdkafka's and Java's default is GSSAPI; a configuration that came from an API key says PLAIN. */
export default defineCause({
  id: 'config/mechanism-not-oauthbearer',
  title: 'The client signs in with another mechanism than OAUTHBEARER',
  reads: { configured: client.all, mechanism: client.saslMechanism },
  recognise: ({ configured, mechanism }) =>
    mechanism.toUpperCase() === 'OAUTHBEARER' || isMeantByStranger(configured, 'mechanism')
      ? null
      : {
          strength: 'shown',
          because: `sasl.mechanism is ${mechanism === '' ? 'empty' : mechanism}: the client then uses none of its OAuth settings.`,
          rows: [
            {
              label: 'sasl.mechanism',
              value: mechanism === '' ? 'empty' : mechanism,
              source: sourceOfAbsent(configured, 'saslMechanism'),
            },
          ],
        },
  repair: (evidence) => amendClient(evidence, { saslMechanism: 'OAUTHBEARER' }),
  repaired: 'with sasl.mechanism=OAUTHBEARER',
  fix: (_, evidence) => ({
    summary: 'Set the mechanism to OAUTHBEARER.',
    steps: [
      'librdkafka takes the setting under two names, sasl.mechanism and sasl.mechanisms: look for both.',
    ],
    commands: [writeSetting(evidence.client, 'mechanism', 'OAUTHBEARER')],
  }),
  edits: () => [{ edit: 'set', of: { setting: 'saslMechanism' }, to: 'OAUTHBEARER' }],
});
