import cause from '../../../src/causes/config/basic-header-base64url.ts';
import { brokerRefuses, casebook, client, type Change } from '../../casebook.ts';
import { atOkta, refuses } from '../token/_answers.ts';
import { noAnswer, offline, secret, tried, unauthorized } from './_client.ts';

/** A Java client before the fix, with an id and a secret whose header differs. */
const old: readonly Change[] = [
  client({
    client: 'java',
    clientVersion: '3.2.1',
    clientAuth: 'client_secret_basic',
    basicHeader: 'base64url',
  }),
  secret({ needsEncoding: true }),
];
const ORDINARY = 'token:ordinary-basic-header';
const OTHER_METHOD = 'token-by-client_secret_post';

casebook(cause, {
  guilty: [
    { because: 'an ordinary header gets a token', given: [...old, unauthorized, tried(ORDINARY, true)] },
    { because: 'it is refused, and nobody asked once more', given: [...old, unauthorized] },
    {
      because: 'the secret has nothing else in it that needs encoding',
      given: [...old, secret({}), unauthorized],
    },
    {
      because: 'the secret is taken in the body as well, as it would be with any header',
      given: [...old, unauthorized, tried(ORDINARY, true), tried(OTHER_METHOD, true)],
    },
    {
      because: 'the identity provider is sure that the secret is wrong, which it is as it arrives',
      given: [
        atOkta,
        ...old,
        refuses(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
      ],
    },
    {
      because: 'the identity provider cannot read the id out of such a header, and names it as unknown',
      given: [...old, refuses(401, 'invalid_client', 'Invalid client or Invalid client credentials')],
    },
  ],
  noticed: [
    { because: 'nobody was asked for a token yet', given: [...old, noAnswer] },
    { because: 'the run is offline', given: [...old, offline] },
  ],
  innocent: [
    { because: 'this identity provider reads such a header', given: old },
    { because: 'such a header got a token, and the broker refuses', given: [...old, brokerRefuses()] },
    {
      because: 'an ordinary header is refused as well',
      given: [...old, unauthorized, tried(ORDINARY, false)],
    },
    {
      because: 'an ordinary header is refused as well, and the body is not',
      given: [...old, unauthorized, tried(ORDINARY, false), tried(OTHER_METHOD, true)],
    },
    {
      because: 'an old client whose header is the same',
      given: [
        client({ client: 'java', clientVersion: '3.2.1', clientAuth: 'client_secret_basic' }),
        secret({ needsEncoding: true }),
        unauthorized,
      ],
    },
    {
      because: 'a placeholder is wrong in every header',
      given: [...old, secret({ placeholder: true, needsEncoding: true }), unauthorized],
    },
    {
      because: 'a quoted secret is wrong in every header',
      given: [...old, secret({ quoted: true, needsEncoding: true }), unauthorized],
    },
    {
      because: 'the identity provider names another reason',
      given: [
        ...old,
        refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example'),
      ],
    },
    {
      because: 'the scope is refused',
      given: [...old, refuses(400, 'invalid_scope', 'One or more scopes are not configured')],
    },
  ],
});
