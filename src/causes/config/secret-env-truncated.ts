import { sh } from '../../commands/sh.ts';
import type { Fix } from '../../evidence/fix.ts';
import { lostSecretCause } from './_lost-secret.ts';

/** Shells, Docker Compose and env file parsers interpret `#` and `$` in a value without single quotes. */
export default lostSecretCause({
  id: 'config/secret-env-truncated',
  title: 'Part of the client secret is lost to a # or a $ in the file',
  what: {
    'comment-cut': 'is cut off at a #, which begins a comment there',
    'variable-taken': 'has a $ in the file, which starts a variable',
  },
  repaired: 'with the whole secret',
  fix: ({ client: { configuration } }) =>
    configuration?.formatId === 'docker-compose' ? DOUBLED : IN_QUOTES,
});

const IN_QUOTES: Fix = {
  summary: 'Put the secret in single quotes in that file, so that # and $ have no special meaning.',
  steps: [
    'docker --env-file keeps quotes: write the value there without quotes; # and $ have no special meaning.',
    'Compare the two sums below, of the secret that you were given and of the one that arrives where the client runs.',
  ],
  commands: [
    {
      kind: 'client-config',
      text: sh`printf "CLIENT_SECRET='%s'\n" "$CLIENT_SECRET"   # the line for the file`,
    },
    { kind: 'client-config', text: sh`printf %s "$CLIENT_SECRET" | sha256sum` },
  ],
};

/** Compose also substitutes variables inside quotes (https://docs.docker.com/reference/compose-file/interpolation/). */
const DOUBLED: Fix = {
  summary: 'Write $$ for each $ of the secret: in a Compose file quotes do not protect it.',
  steps: [
    'Or leave the secret to the environment: CLIENT_SECRET: ${CLIENT_SECRET:?}, with the variable set.',
  ],
  commands: [
    {
      kind: 'client-config',
      text: sh`printf %s "$CLIENT_SECRET" | sed 's/\$/$$/g'   # the value for the file`,
    },
  ],
};
