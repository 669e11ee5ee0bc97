import cause from '../../../src/causes/config/secret-backslash.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { secret, unauthorized } from './_client.ts';
import { refuses } from '../token/_answers.ts';

const escaped = fromFile({
  client: 'java',
  oddities: [{ kind: 'escape-taken', subject: 'jaas:clientSecret' }],
});

casebook(cause, {
  guilty: [
    {
      because: 'the client is refused, and reads another secret than stands there',
      given: [escaped, unauthorized],
    },
    {
      because: 'what is left of the secret looks odd by itself',
      given: [escaped, secret({ needsEncoding: true, backslash: true }), unauthorized],
    },
  ],
  innocent: [
    { because: 'such a secret got a token', given: [escaped] },
    {
      because: 'the identity provider names another reason',
      given: [
        escaped,
        refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example'),
      ],
    },
    {
      because: 'the secret has a backslash, and the client reads it as it stands',
      given: [fromFile({ client: 'java' }), secret({ backslash: true }), unauthorized],
    },
    {
      because: 'the client proves itself with a key',
      given: [escaped, client({ clientAuth: 'private_key_jwt' }), unauthorized],
    },
    {
      because: 'the secret is cut at a #',
      given: [
        fromFile({ client: 'java', oddities: [{ kind: 'comment-cut', subject: 'CLIENT_SECRET' }] }),
        unauthorized,
      ],
    },
  ],
});
