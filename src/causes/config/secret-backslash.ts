import { sh } from '../../commands/sh.ts';
import { lostSecretCause } from './_lost-secret.ts';

/**
 * `java.util.Properties.load` and `java.io.StreamTokenizer` (JAAS) both read a backslash as the beginning of an escape.
 */
export default lostSecretCause({
  id: 'config/secret-backslash',
  title: 'A backslash in the client secret is read as an escape',
  what: {
    'escape-taken': 'has a backslash in the file, which the client takes for the beginning of an escape',
  },
  repaired: 'with the backslash of the secret escaped',
  fix: ({ client: { client: family } }) => ({
    summary: 'Double the backslash once for every layer that reads it, or use a secret without one.',
    steps: [
      family === 'java'
        ? 'In the JAAS string of a .properties file one backslash of the secret is written as four: the file halves them, and the JAAS string halves them again. In a property of its own it is written as two.'
        : 'Write two backslashes for each one, as the syntax of your file requires.',
      'Fully managed connectors of Confluent Cloud do not take a backslash in a secret at all.',
    ],
    commands: [
      {
        kind: 'client-config',
        text:
          family === 'java'
            ? sh`printf '%s\n' "$CLIENT_SECRET" | sed 's/\\/\\\\\\\\/g'   # the form for sasl.jaas.config in a .properties file`
            : sh`printf '%s\n' "$CLIENT_SECRET" | sed 's/\\/\\\\/g'   # the form for the file`,
      },
    ],
  }),
});
