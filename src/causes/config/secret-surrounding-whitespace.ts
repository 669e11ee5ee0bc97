import { secretCause, STORE_SECRET, STORE_SECRET_KUBERNETES } from './_secret.ts';

/**
 * Java trims id and secret at both ends (`String.trim`), librdkafka only at the beginning
 * (`rd_kafka_anyconf_set_prop`), so one file has two outcomes. The traits describe the secret that is sent.
 */
export default secretCause({
  id: 'config/secret-surrounding-whitespace',
  title: 'The client secret has a space or a line break around it',
  fault: 'surrounding-whitespace',
  strength: 'shown',
  what: (spaces) =>
    spaces === 'at-the-end'
      ? 'ends with a space or a line break'
      : 'begins or ends with a space or a line break',
  repaired: 'with the secret trimmed',
  experiment: {
    key: 'token:secret-trimmed',
    did: 'asked once more for a token, with the secret trimmed',
    change: { secret: 'trimmed' },
  },
  fix: {
    summary: 'Store the secret without the space or line break around it.',
    steps: ['Write the secret again where your client reads it from, then restart the client.'],
    commands: [STORE_SECRET, STORE_SECRET_KUBERNETES],
  },
});
