import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/token/auth-method-mismatch.ts';
import { diagnose, experimentsFor } from '../../../src/diagnosis/diagnose.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { NOW, casebook, client, given, type Change } from '../../casebook.ts';
import { atOkta, atPingOne, atUnknown, publishes, refuses } from './_answers.ts';

const tried =
  (succeeded: boolean): Change =>
  (e) => ({
    ...e,
    experiments: {
      'token-by-client_secret_basic': observed(
        { kind: 'token', succeeded, saw: succeeded ? 'HTTP 200' : 'HTTP 401' },
        'experiment',
        NOW,
      ),
    },
  });

const unauthorized = refuses(401, 'access_denied', 'Unauthorized');

casebook(cause, {
  guilty: [
    {
      because: 'PingOne says so',
      given: [
        atPingOne,
        refuses(
          401,
          'invalid_client',
          'Request denied: Unsupported authentication method (Correlation ID: 4e2)',
        ),
      ],
    },
    { because: 'the same secret is accepted in a Basic header', given: [unauthorized, tried(true)] },
    {
      because: 'the discovery document does not offer the method, and the request was refused',
      given: [
        atUnknown,
        publishes({ token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'] }),
        refuses(401, 'invalid_client'),
      ],
    },
    {
      because: 'Okta found no credentials',
      given: [
        atOkta,
        client({ clientAuth: 'none' }),
        refuses(401, 'invalid_client', 'No client credentials found.'),
      ],
    },
  ],
  innocent: [
    {
      because: 'the published list lacks the method and the token came all the same',
      given: [publishes({ token_endpoint_auth_methods_supported: ['client_secret_basic'] })],
    },
    { because: 'the other method is refused as well', given: [unauthorized, tried(false)] },
    {
      because: 'Okta says that the secret is wrong',
      given: [
        atOkta,
        refuses(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
      ],
    },
  ],
});

describe('the experiment on the method', () => {
  it('is requested while id, secret and method are all possible', () => {
    expect(experimentsFor(given(unauthorized)).map(({ key }) => key)).toContain(
      'token-by-client_secret_basic',
    );
  });
  it('is not requested when there is no secret to send', () => {
    const evidence = given(
      atPingOne,
      client({ clientAuth: 'private_key_jwt' }),
      refuses(401, 'invalid_client', 'Unsupported authentication method'),
    );
    expect(experimentsFor(evidence)).toEqual([]);
  });
  it('makes the finding confirmed when it succeeds', () => {
    expect(diagnose(given(unauthorized, tried(true))).rootCauses[0]?.confidence).toBe('confirmed');
  });
});
