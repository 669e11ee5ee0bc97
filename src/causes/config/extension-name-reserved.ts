import { sourceOfExtension } from '../../evidence/configuration.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { signInWith } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/**
 * RFC 7628 section 3.1: `auth` is the pair for the token itself. Java and librdkafka reject the name before they
 * connect.
 */
export default defineCause({
  id: 'config/extension-name-reserved',
  title: 'An extension is named auth, which is reserved for the token',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate, file: client.file },
  recognise: ({ file, extensions, answer }) =>
    !Object.hasOwn(extensions, 'auth') || answer?.accepted === true
      ? null
      : {
          strength: 'shown',
          because:
            'The client has an extension called auth. Java and librdkafka refuse to send it; from any other client it would take the place of the token.',
          // The value may be a token.
          rows: [
            {
              label: 'name of the extension',
              value: 'auth',
              source: sourceOfExtension({ configuration: file }, 'auth'),
            },
          ],
        },
  repair: (evidence) => withExtensions(evidence, withoutAuth(evidence.client.extensions)),
  repaired: 'without that extension',
  experiment: (_, evidence) =>
    signInWith(withoutAuth(evidence.client.extensions), 'the extensions but for auth', evidence),
  fix: (_, { client: configured }) => ({
    summary: 'Take the extension auth out: the client sends its token by itself.',
    steps: ['Confluent reads logicalCluster and identityPoolId.'],
    commands: writeExtensions(configured, withoutAuth(configured.extensions)),
  }),
});

const withoutAuth = (extensions: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'auth'));
