import { amendClient } from '../../evidence/amend.ts';
import { client } from '../../evidence/facts/client.ts';
import { defineCause } from '../define.ts';

/** librdkafka's and Java's default is GSSAPI; a configuration that came from an API key says PLAIN. */
export default defineCause({
  id: 'config/mechanism-not-oauthbearer',
  title: 'The client signs in with another mechanism than OAUTHBEARER',
  reads: { mechanism: client.saslMechanism },
  recognise: ({ mechanism }) =>
    mechanism.toUpperCase() === 'OAUTHBEARER'
      ? null
      : {
          strength: 'shown',
          because: `sasl.mechanism is ${mechanism === '' ? 'empty' : mechanism}: the client then uses none of its OAuth settings.`,
        },
  repair: (evidence) => amendClient(evidence, { saslMechanism: 'OAUTHBEARER' }),
  repaired: 'with sasl.mechanism=OAUTHBEARER',
  fix: () => ({
    summary: 'Set the mechanism to OAUTHBEARER.',
    steps: [
      'librdkafka takes the setting under two names, sasl.mechanism and sasl.mechanisms: look for both.',
    ],
    commands: [{ kind: 'client-config', text: 'sasl.mechanism=OAUTHBEARER' }],
  }),
});
