import { behaviour, ownFile } from '../../clients/facts.ts';
import { everyNameOf } from '../../clients/by-name.ts';
import { isCommented } from '../../clients/comments.ts';
import { isPasswordSignIn } from '../../clients/password-sign-in.ts';
import { isMeantByStranger } from '../../clients/strangers.ts';
import { amendClient } from '../../repair/amend.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { withCluster } from './_cluster.ts';
import { isUnset } from './_file.ts';

/** librdkafka's and Java's default is GSSAPI; a configuration that came from an API key says PLAIN. */
export default defineCause({
  id: 'config/mechanism-not-oauthbearer',
  title: 'The client does not sign in with OAUTHBEARER',
  reads: { mechanism: client.saslMechanism, isPassword: behaviour.isPasswordSignIn },
  mayRead: { file: client.file, strangers: ownFile.strangers, comments: ownFile.comments },
  recognise: ({ mechanism, isPassword, file, strangers, comments }) =>
    mechanism.toUpperCase() === 'OAUTHBEARER' ||
    isMeantByStranger(strangers, 'saslMechanism') ||
    isCommented(comments, ...everyNameOf('saslMechanism'))
      ? null
      : {
          strength: 'shown',
          because: isPassword
            ? `sasl.mechanism is ${mechanism}, for a user name and a password (an API key), and nothing in the file is about OAuth.`
            : `sasl.mechanism is ${isUnset(file, ...everyNameOf('saslMechanism')) ? `not set, and the default is ${mechanism}` : mechanism === '' ? 'empty' : mechanism}: the client then uses none of its OAuth settings.`,
          rows: [
            {
              label: 'sasl.mechanism',
              value: mechanism === '' ? 'empty' : mechanism,
              source: sourceOfAbsent({ configuration: file }, 'saslMechanism'),
            },
          ],
        },
  // A file that has nothing of OAuth lacks the cluster for the same reason.
  repair: (evidence) => {
    const mended = amendClient(evidence, { saslMechanism: 'OAUTHBEARER' });
    return isPasswordSignIn(evidence.client) ? withCluster(mended) : mended;
  },
  repaired: 'with sasl.mechanism=OAUTHBEARER',
  fix: (_, evidence) => ({
    summary: isPasswordSignIn(evidence.client)
      ? 'If it is to sign in with OAuth, set the mechanism and all that OAuth needs; with an API key it may stay as it is.'
      : 'Set the mechanism to OAUTHBEARER.',
    steps: [
      ...(isPasswordSignIn(evidence.client)
        ? [
            'OAuth needs a token endpoint, a client id and secret of your identity provider, and the extensions logicalCluster and identityPoolId in place of the API key.',
          ]
        : []),
      'librdkafka takes the setting under two names, sasl.mechanism and sasl.mechanisms: look for both.',
    ],
    commands: [writeSetting(evidence.client, 'saslMechanism', 'OAUTHBEARER')],
  }),
  // With the mechanism alone, a client that gets in with its API key would no longer.
  edits: (_, { client: configured }) =>
    isPasswordSignIn(configured)
      ? []
      : [{ edit: 'set', of: { setting: 'saslMechanism' }, to: 'OAUTHBEARER' }],
});
