import { presumeOtherToken } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/**
 * Confluent's documentation has keys of type RSA and RS256 as examples, without a list of algorithms. So another
 * algorithm is considered only when everything else is right and the broker refuses.
 */
export default defineCause({
  id: 'jwt/alg-unsupported',
  title: 'The token may be signed with an algorithm that Confluent does not take',
  hidden: true,
  reads: { alg: jwt.alg },
  recognise: ({ alg }) =>
    alg === undefined || /^(?:RS\d+|HS\d+|none)$/i.test(alg)
      ? null
      : {
          strength: 'suggested',
          because: `The token is signed with ${alg}; Confluent documents RSA keys and RS256, and everything else that can be seen is in order.`,
        },
  repair: presumeOtherToken,
  repaired: 'with a token signed with RS256 in its place',
  fix: () => ({
    summary: 'Let the identity provider sign the tokens of this client with RS256, and try again.',
    steps: ['Keycloak: Clients > your client > Advanced > Access token signature algorithm: RS256.'],
    commands: [],
  }),
});
