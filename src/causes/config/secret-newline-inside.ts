import { secretCause, STORE_SECRET } from './_secret.ts';

/** GNU coreutils' `base64` wraps at 76 characters, as do PEM tools and e-mail. */
export default secretCause({
  id: 'config/secret-newline-inside',
  title: 'The client secret has a line break inside',
  fault: 'newline-inside',
  strength: 'shown',
  what: () => 'has a line break inside, as if a tool had wrapped it',
  repaired: 'with the line breaks taken out of the secret',
  experiment: {
    key: 'token:secret-without-newlines',
    did: 'asked once more for a token, with the line breaks taken out of the secret',
    change: { secret: 'without-newlines' },
  },
  fix: {
    summary: 'Store the secret in one line.',
    steps: ['Where a script encodes it, tell the encoder not to wrap: `base64 -w0`.'],
    commands: [STORE_SECRET],
  },
});
