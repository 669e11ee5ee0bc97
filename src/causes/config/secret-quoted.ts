import { secretCause, STORE_SECRET } from './_secret.ts';

/** Docker's `--env-file`, Kubernetes manifests and `.properties` files read quotes as part of the value. */
export default secretCause({
  id: 'config/secret-quoted',
  title: 'The client secret has quotes around it',
  fault: 'quoted',
  strength: 'shown',
  what: () => 'begins and ends with a quotation mark',
  repaired: 'with the quotes taken off the secret',
  experiment: {
    key: 'token:secret-unquoted',
    did: 'asked once more for a token, with the quotes taken off the secret',
    change: { secret: 'unquoted' },
  },
  fix: {
    summary: 'Take the quotes off the secret.',
    steps: [
      'In env files for `docker --env-file` and in .properties files, write values without quotes.',
      'In a JAAS string the marks belong to the syntax: clientSecret="..." once, not twice.',
    ],
    commands: [STORE_SECRET],
  },
});
