import type { IdentityProvider } from './define.ts';

/**
 * Tokens come from the user pool's domain, but their issuer is on another host, `cognito-idp.{region}.amazonaws.com`:
 * the token endpoint does not reveal the issuer. Refusals are bare error codes:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html, boto/boto3#3916,
 * aws/aws-sdk-js-v3#7158.
 */
const HOSTS = /\.amazoncognito\.com$|^cognito-idp(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

const cognito: IdentityProvider = {
  id: 'cognito',
  name: 'Amazon Cognito',
  hosts: HOSTS,
  owns: ({ hostname }) => HOSTS.test(hostname),
  isIssuer: ({ hostname }) => hostname.startsWith('cognito-idp'),
  clientId: { pattern: /^[0-9a-z]{26}$/, looksLike: '26 lower-case letters and digits' },
  refusals: [
    // An unknown id, a wrong secret and a missing one get the same answer.
    {
      error: 'invalid_client',
      cause: 'token/wrong-secret',
      certain: false,
      vague: true,
      also: ['token/unknown-client', 'token/auth-method-mismatch'],
    },
    {
      error: 'invalid_grant',
      cause: 'token/grant-half-configured',
      certain: false,
    },
    { error: 'unauthorized_client', cause: 'token/grant-not-enabled', certain: true },
    { error: 'invalid_scope', cause: 'token/scope-unknown', certain: true },
    { error: 'TooManyRequestsException', cause: 'token/rate-limited', certain: true },
  ],
};

export default cognito;
