import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { signInWith } from './_extensions.ts';
import { misnamedIn, renameAll, renamed } from './_misnamed.ts';
import { withExtensions } from './_repair.ts';

/** Apache Kafka's `OAuthBearerClientInitialResponse`: one name outside `[A-Za-z]+` invalidates the whole message. */
export default defineCause({
  id: 'config/extension-key-underscore',
  title: 'The name of an extension has a character that is not a letter',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate, file: client.file },
  recognise: (values) => {
    const found = misnamedIn(values, 'odd');
    return found === null
      ? null
      : {
          ...found,
          because: `${found.because} Names consist of letters only: with any other character in a name, the broker rejects the whole message, token included.`,
        };
  },
  repair: (evidence) => withExtensions(evidence, renamed(evidence.client.extensions)),
  repaired: 'with the extension under its right name',
  experiment: ({ corrected: mended }, evidence) =>
    signInWith(mended, 'the extensions under their right names', evidence),
  fix: ({ corrected: mended }, { client: configured }) => ({
    summary: 'Write the names as Confluent does: logicalCluster and identityPoolId.',
    steps: [
      'No underscore, hyphen or digit. Keep the case: that another one works too is not documented by Confluent.',
    ],
    commands: writeExtensions(configured, mended),
  }),
  edits: (_, { client: { extensions } }) => renameAll(extensions),
});
