import { behaviour, ownFile } from '../../clients/facts.ts';
import { everyNameOf } from '../../clients/by-name.ts';
import { isCommented } from '../../clients/comments.ts';
import { otherSignInOf, SIGNS_IN } from '../../clients/other-sign-in.ts';
import { isMeantByUnreadProperty } from '../../clients/unread-properties.ts';
import { amendClient } from '../../repair/amend.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { withCluster } from './_cluster.ts';
import { isUnset } from './_file.ts';

/** The default of librdkafka and Java is GSSAPI; a configuration for an API key says PLAIN. */
export default defineCause({
  id: 'config/mechanism-not-oauthbearer',
  title: 'The client does not sign in with OAUTHBEARER',
  reads: { mechanism: client.saslMechanism, other: behaviour.otherSignIn },
  mayRead: { file: client.file, unreadProperties: ownFile.unreadProperties, comments: ownFile.comments },
  recognise: ({ mechanism, other, file, unreadProperties, comments }) =>
    mechanism.toUpperCase() === 'OAUTHBEARER' ||
    isMeantByUnreadProperty(unreadProperties, 'saslMechanism') ||
    isCommented(comments, ...everyNameOf('saslMechanism'))
      ? null
      : {
          strength: 'shown',
          because:
            other !== undefined
              ? `The client ${SIGNS_IN[other.kind]}, and nothing in the file is about OAuth.`
              : `sasl.mechanism is ${isUnset(file, ...everyNameOf('saslMechanism')) ? `not set, and the default is ${mechanism}` : mechanism === '' ? 'empty' : mechanism}: the client then uses none of its OAuth settings.`,
          rows: [
            {
              label: 'sasl.mechanism',
              value: mechanism === '' ? 'empty' : mechanism,
              source: sourceOfAbsent({ configuration: file }, 'saslMechanism'),
            },
          ],
        },
  // A file without any OAuth settings lacks the cluster for the same reason.
  repair: (evidence) => {
    const repaired = amendClient(evidence, { saslMechanism: 'OAUTHBEARER' });
    return otherSignInOf(evidence.client) === undefined ? repaired : withCluster(repaired);
  },
  repaired: 'with sasl.mechanism=OAUTHBEARER',
  fix: (_, { client: configured }) => ({
    ...(otherSignInOf(configured) === undefined
      ? { summary: 'Set the mechanism to OAUTHBEARER.', steps: [BOTH_NAMES] }
      : {
          summary:
            'If it is to sign in with OAuth, set the mechanism and all that OAuth needs; as it signs in now, it may stay as it is.',
          steps: [
            'OAuth needs a token endpoint, a client id and secret of your identity provider, and the extensions logicalCluster and identityPoolId in place of what it signs in with now.',
            BOTH_NAMES,
          ],
        }),
    commands: [writeSetting(configured, 'saslMechanism', 'OAUTHBEARER')],
  }),
  // With only the mechanism changed, a client that signs in today no longer would.
  edits: (_, { client: configured }) =>
    otherSignInOf(configured) !== undefined
      ? []
      : [{ edit: 'set', of: { setting: 'saslMechanism' }, to: 'OAUTHBEARER' }],
});

const BOTH_NAMES =
  'librdkafka takes the setting under two names, sasl.mechanism and sasl.mechanisms: look for both.';
