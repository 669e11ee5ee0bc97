import { misnamedCause } from './_misnamed.ts';

export default misnamedCause({
  id: 'config/extension-key-underscore',
  title: 'The name of an extension has a character that is not a letter',
  isPrefixed: false,
  why: 'Names are letters only: the broker drops a message with any other character in a name, and the token with it.',
  fix: {
    summary: 'Write the names as Confluent does: logicalCluster and identityPoolId.',
    steps: ['No underscore, hyphen or digit. Upper and lower case do not matter.'],
  },
});
