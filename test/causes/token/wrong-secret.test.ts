import cause from '../../../src/causes/token/wrong-secret.ts';
import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { casebook, client, given } from '../../casebook.ts';
import {
  atCognito,
  atEntra,
  atKeycloak,
  atOkta,
  atPingOne,
  atUnknown,
  publishes,
  refuses,
  aadsts,
} from './_answers.ts';

it('is only possible when the answer leaves open which credential is wrong', () => {
  const { rootCauses, alternatives } = diagnose(given(atUnknown, refuses(401, 'invalid_client')));
  expect(rootCauses.map(({ suspect, confidence }) => [suspect.cause.id, confidence])).toEqual([
    ['token/wrong-secret', 'possible'],
  ]);
  expect(alternatives.map(({ suspect }) => suspect.cause.id)).toEqual(
    expect.arrayContaining(['token/unknown-client', 'token/auth-method-mismatch']),
  );
});

casebook(cause, {
  guilty: [
    { because: 'Auth0 says Unauthorized', given: [refuses(401, 'access_denied', 'Unauthorized')] },
    {
      because: 'Auth0 says invalid_client',
      given: [refuses(401, 'invalid_client', 'Client authentication failed')],
    },
    {
      because: 'Okta names the secret',
      given: [
        atOkta,
        refuses(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
      ],
    },
    {
      because: 'Entra ID names the secret',
      given: [atEntra, aadsts(7000215, 'invalid_client', 'Invalid client secret provided.', 401)],
    },
    {
      because: "Keycloak's unauthorized_client with these words is about the secret",
      given: [
        atKeycloak,
        refuses(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'),
      ],
    },
    { because: 'Cognito gives the bare code', given: [atCognito, refuses(400, 'invalid_client')] },
    { because: 'nobody is known and RFC 6749 decides', given: [atUnknown, refuses(401, 'invalid_client')] },
    {
      because: 'the discovery document offers the method that the client uses',
      given: [
        atUnknown,
        publishes({ token_endpoint_auth_methods_supported: ['client_secret_post'] }),
        refuses(401, 'invalid_client'),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'a secret of unreserved characters that works needs no advice',
      given: [client({ clientAuth: 'client_secret_basic' })],
    },
    {
      because: 'Okta does not know the id',
      given: [atOkta, refuses(401, 'invalid_client', "Invalid value for 'client_id' parameter.")],
    },
    {
      because: "Keycloak's invalid_client with these words is about the id",
      given: [atKeycloak, refuses(401, 'invalid_client', 'Invalid client or Invalid client credentials')],
    },
    {
      because: 'PingOne speaks of the method',
      given: [
        atPingOne,
        refuses(
          401,
          'invalid_client',
          'Request denied: Unsupported authentication method (Correlation ID: 4e2)',
        ),
      ],
    },
    {
      because: 'the server says 429 before it looks at the secret',
      given: [refuses(429, 'too_many_requests', 'Rate limit exceeded.')],
    },
  ],
});
