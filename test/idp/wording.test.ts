import { describe, expect, it } from 'vitest';
import type { IdentityProvider } from '../../src/idp/define.ts';
import { identify, tokenRefusal } from '../../src/idp/identify.ts';
import { ownWords, tellingWords } from '../../src/idp/wording.ts';
import type { ClientAuth, TokenAnswer, TokenError } from '../../src/evidence/token.ts';
import { NOW } from '../casebook.ts';

const meaning = (
  status: number,
  error: TokenError,
  clientAuth: ClientAuth = 'client_secret_basic',
  scope?: string,
  product?: IdentityProvider,
) => {
  const answer: TokenAnswer = {
    url: 'https://login.acme.example/token',
    status,
    headers: {},
    mediaType: 'application/json',
    bytes: 80,
    receivedAt: NOW,
    tookMs: 30,
    form: 'json',
    clientAuth,
    sent: ['grant_type'],
    members: ['error'],
    error,
  };
  return tokenRefusal(answer, product, { clientAuth, ...(scope === undefined ? {} : { scope }) });
};

const REQUEST =
  'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.';
const REQUEST_OF_SECTION_5_2 =
  'The request is missing a required parameter, includes an unsupported parameter value (other than grant type), repeats a parameter, includes multiple credentials, utilizes more than one mechanism for authenticating the client, or is otherwise malformed.';
const CLIENT =
  'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).';
const GRANT =
  'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';

describe("RFC 6749's sentences before every error of a code", () => {
  it.each([
    [REQUEST],
    [REQUEST_OF_SECTION_5_2],
    [CLIENT],
    [
      'Client authentication failed (e.g. unknown client, no client authentication included, or unsupported authentication method)',
    ],
    [
      `${CLIENT} The authorization server MAY return an HTTP 401 (Unauthorized) status code to indicate which HTTP authentication schemes are supported. If the client attempted to authenticate via the "Authorization" request header field, the authorization server MUST respond with an HTTP 401 (Unauthorized) status code.`,
    ],
    [GRANT],
    ['The authenticated client is not authorized to use this authorization grant type.'],
    ['The client is not authorized to request a token using this method.'],
    ['The authorization grant type is not supported by the authorization server.'],
    ['The requested scope is invalid, unknown, or malformed.'],
    [
      'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
    ],
  ])('say nothing about the request: %s', (description) => {
    expect(ownWords({ error: 'x', description })).toBe('');
    expect(tellingWords({ error: 'x', description })).toBe(description);
  });
  it('are removed, and the rest is kept', () => {
    expect(ownWords({ error: 'x', description: `${REQUEST} The POST body can not be empty.` })).toBe(
      'The POST body can not be empty.',
    );
    expect(ownWords({ error: 'x', description: REQUEST, hint: 'Check the `scope` parameter' })).toBe(
      'Check the `scope` parameter',
    );
  });
});

/** Error, description, hint, cause: how identity providers word the same few reasons. */
const WORDINGS: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
  // Only RFC 6749's sentence.
  ['invalid_request', REQUEST, undefined, 'token/refused'],
  ['invalid_request', REQUEST_OF_SECTION_5_2, undefined, 'token/refused'],
  ['invalid_request', `${REQUEST} Something about cookies.`, undefined, 'token/refused'],
  // ... followed by the reason.
  ['invalid_request', `${REQUEST} The POST body can not be empty.`, undefined, 'token/wrong-content-type'],
  [
    'invalid_request',
    `${REQUEST} Request parameter 'grant_type' is missing`,
    undefined,
    'token/wrong-content-type',
  ],
  ['invalid_request', REQUEST, 'Check the `grant_type` parameter', 'token/wrong-content-type'],
  ['invalid_request', REQUEST, 'Check the `client_id` parameter', 'token/auth-method-mismatch'],
  [
    'invalid_request',
    `${REQUEST} The parameter "scope" was included multiple times.`,
    undefined,
    'token/duplicate-param',
  ],
  [
    'invalid_request',
    `${REQUEST} Requested audience 'https://kafka' has not been whitelisted by the OAuth 2.0 Client.`,
    undefined,
    'token/client-grant-missing',
  ],
  [
    'invalid_client',
    `${CLIENT} The requested OAuth 2.0 Client does not exist.`,
    undefined,
    'token/unknown-client',
  ],
  ['invalid_client', CLIENT, 'The requested OAuth 2.0 Client does not exist.', 'token/unknown-client'],
  [
    'invalid_client',
    `${CLIENT} The OAuth 2.0 Client supports client authentication method 'client_secret_post', but method 'client_secret_basic' was requested. You must configure the OAuth 2.0 client's 'token_endpoint_auth_method' value to accept 'client_secret_basic'.`,
    undefined,
    'token/auth-method-mismatch',
  ],
  [
    'invalid_client',
    `${CLIENT} The OAuth 2.0 Client supports client authentication method 'private_key_jwt', but method 'client_secret_basic' was requested.`,
    undefined,
    'token/assertion-required',
  ],
  [
    'invalid_client',
    `${CLIENT} crypto/bcrypt: hashedPassword is not the hash of the given password`,
    undefined,
    'token/wrong-secret',
  ],
  [
    'unauthorized_client',
    "The client is not authorized to request a token using this method. The OAuth 2.0 Client is not allowed to use authorization grant 'client_credentials'.",
    undefined,
    'token/grant-not-enabled',
  ],
  [
    'invalid_grant',
    `${GRANT} The OAuth 2.0 Client is marked as public and is thus not allowed to use authorization grant 'client_credentials'.`,
    undefined,
    'token/grant-not-enabled',
  ],
  // An unknown id.
  ['invalid_client', 'client not found', undefined, 'token/unknown-client'],
  ['invalid_client', 'Errors.App.NotFound', undefined, 'token/unknown-client'],
  ['invalid_client', 'Unknown client', undefined, 'token/unknown-client'],
  ['invalid_client', 'Unknown client or client not enabled', undefined, 'token/unknown-client'],
  ['invalid_client', 'Client does not exist', undefined, 'token/unknown-client'],
  ['invalid_client', "Client 'orders.service' doesn't exist.", undefined, 'token/unknown-client'],
  [
    'invalid_client',
    'A valid OAuth client could not be found for client_id: orders-service',
    undefined,
    'token/unknown-client',
  ],
  ['invalid_client', 'No client was found that matches "client_id" value', undefined, 'token/unknown-client'],
  ['invalid_client', 'No such client: orders-service', undefined, 'token/unknown-client'],
  ['invalid_client', 'Client authentication failed: client_id', undefined, 'token/unknown-client'],
  ['invalid_client_id', 'client identifier invalid', undefined, 'token/unknown-client'],
  ['unauthorized_client', 'The client is not registered.', undefined, 'token/unknown-client'],
  ['invalid_request', 'The client_id provided is invalid', undefined, 'token/unknown-client'],
  ['invalid_client', 'Unable to find client with id orders-service', undefined, 'token/unknown-client'],
  ['invalid_client', 'Invalid client.', 'invalid_client_id', 'token/unknown-client'],
  [
    'invalid_client',
    "MSIS9223: Received invalid OAuth authorization request. The received 'client_id' parameter is invalid as no registered client is found with this client identifier. Make sure that the client is registered. Received client_id: 'orders-service'.",
    undefined,
    'token/unknown-client',
  ],
  [
    'invalid_client',
    'CSIAQ0168E The client identifier orders-1 is not valid.',
    undefined,
    'token/unknown-client',
  ],
  ['unknown_client', undefined, undefined, 'token/unknown-client'],
  ['ClientId is Invalid', undefined, undefined, 'token/unknown-client'],
  // A wrong secret.
  ['invalid_client', 'invalid secret', undefined, 'token/wrong-secret'],
  ['invalid_client', 'The client secret is incorrect.', undefined, 'token/wrong-secret'],
  ['invalid_client', "The provided client secret doesn't match", undefined, 'token/wrong-secret'],
  ['invalid_client', 'Client authentication failed: client_secret', undefined, 'token/wrong-secret'],
  ['invalid_client', 'The client secret has expired.', undefined, 'token/secret-expired'],
  // A method that the client may not use.
  [
    'invalid_client',
    'Client authentication method client_secret_basic is not allowed',
    undefined,
    'token/auth-method-mismatch',
  ],
  ['invalid_client', 'Unsupported client authentication method', undefined, 'token/auth-method-mismatch'],
  [
    'invalid_client',
    'The client must authenticate with client_secret_post.',
    undefined,
    'token/auth-method-mismatch',
  ],
  [
    'invalid_client',
    'Client authentication failed: authentication_method',
    undefined,
    'token/auth-method-mismatch',
  ],
  [
    'invalid_client',
    'Invalid client: cannot retrieve client credentials',
    undefined,
    'token/auth-method-mismatch',
  ],
  ['invalid_request', 'Missing parameter: `client_id`', undefined, 'token/auth-method-mismatch'],
  ['invalid_request', 'client_secret is required', undefined, 'token/auth-method-mismatch'],
  ['invalid_client', 'This client must use private_key_jwt.', undefined, 'token/assertion-required'],
  // Others.
  ['invalid_client', 'Oauth application is not in active state.', undefined, 'token/client-disabled'],
  ['invalid_client', 'The client is disabled', undefined, 'token/client-disabled'],
  [
    'unauthorized_client',
    'Unauthorized client: `grant_type` is invalid',
    undefined,
    'token/grant-not-enabled',
  ],
  ['invalid_grant', 'no client credentials user enabled', undefined, 'token/grant-not-enabled'],
  [
    'invalid_request',
    'The grant type client_credentials is disabled for this application',
    undefined,
    'token/grant-not-enabled',
  ],
  ['invalid_request', 'Missing parameter: `grant_type`', undefined, 'token/wrong-content-type'],
  [
    'invalid_request',
    'Invalid request: content must be application/x-www-form-urlencoded',
    undefined,
    'token/wrong-content-type',
  ],
  [
    'invalid_scope',
    'The requested scope is invalid, unknown, or malformed.',
    'Check the `kafka.write` scope',
    'token/scope-unknown',
  ],
  [
    'invalid_request',
    'The scope kafka.write is not allowed for this client',
    undefined,
    'token/scope-unknown',
  ],
];

describe('the meaning of a text, for any product', () => {
  it.each([
    ['invalid_client', 'The requested client does not exist.', 'token/unknown-client'],
    ['invalid_client', 'Oauth application is not in active state.', 'token/client-disabled'],
    ['invalid_client', 'Unauthorized grant type: client_credentials', 'token/grant-not-enabled'],
  ])("counts more than a product's meaning of the code: %s: %s", (error, description, cause) => {
    for (const product of [
      'https://acme.auth0.com/oauth/token',
      'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
    ])
      expect(
        meaning(401, { error, description }, 'client_secret_basic', undefined, identify([product]))?.cause,
      ).toBe(cause);
  });
  it('is quoted when it is not recognised', () => {
    expect(
      meaning(400, { error: 'invalid_grant', description: 'request not supported on this domain' })?.cause,
    ).toBe('token/refused');
  });
  it.each(WORDINGS)('%s: %s (%s) is %s', (error, description, hint, cause) => {
    const found = meaning(
      400,
      {
        error,
        ...(description === undefined ? {} : { description }),
        ...(hint === undefined ? {} : { hint }),
      },
      'client_secret_basic',
      'kafka.write',
    );
    expect(found?.cause).toBe(cause);
    expect(found?.vague).toBeUndefined();
  });
  it.each([
    [401, 'invalid_client', undefined],
    [401, 'invalid_client', CLIENT],
    [401, 'invalid_client', 'Client authentication failed'],
    [401, 'invalid_client', 'Invalid client credentials.'],
    [
      401,
      'invalid_client',
      'Invalid client or Invalid client credentials'.replace('Invalid client or', 'Unknown client or'),
    ],
    [400, 'invalid_client', 'Invalid client authentication credentials.'],
    [401, 'invalid_client', 'client_id or client_secret is wrong'],
    [401, 'invalid_client', 'Client not found or the secret is incorrect'],
    [401, 'invalid_client', 'Client authentication failed: Incorrect client secret or forbidden method'],
    [401, 'unauthorized', 'Bad credentials'],
    [401, 'Unauthorized', undefined],
    [401, 'Unauthorized', 'Unauthorized'],
    [401, 'Invalid client id or secret', undefined],
  ])(
    'does not distinguish an unknown id from a wrong secret and a wrong method: %i %s %s',
    (status, error, description) => {
      expect(meaning(status, { error, ...(description === undefined ? {} : { description }) })).toEqual({
        cause: 'token/wrong-secret',
        certain: false,
        vague: true,
        also: ['token/unknown-client', 'token/auth-method-mismatch'],
      });
    },
  );
  it.each([
    ['invalid_client', 'No client certificate found'],
    ['invalid_request', 'The client grant does not exist'],
    ['invalid_grant', 'Assertion jti was used more than once'],
    ['access_denied', 'User account not found'],
  ])('is not about an unknown client id or a duplicate: %s: %s', (error, description) => {
    expect(['token/unknown-client', 'token/duplicate-param']).not.toContain(
      meaning(400, { error, description })?.cause,
    );
  });
});
