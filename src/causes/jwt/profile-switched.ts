import { askFor, claimCause } from './_claim.ts';

/** auth0.com/docs/secure/tokens/access-tokens/access-token-profiles: the RFC 9068 profile has no `azp` and no `gty`. */
export default claimCause({
  id: 'jwt/profile-switched',
  title: 'The API in Auth0 was switched to RFC 9068 tokens, and the filter expects the old ones',
  why: ({ part }) =>
    `The token has client_id and jti and no azp or gty, as the RFC 9068 profile has it; the filter has ${part.text}.`,
  fix: (unmet) => ({
    summary: 'Let the filter look at claims.client_id, or set the API back to the Auth0 profile.',
    steps: ['Auth0: APIs → your API → Settings → Token Dialect.'],
    commands: unmet.claim === 'azp' ? askFor(unmet, 'client_id') : [],
  }),
});
