import { presumeOtherToken } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/**
 * Confluent documents no list of algorithms: the API's reference has RSA and RS256 for examples, and Confluent's own AWS IAM
 * clients sign with ES384 by default (confluent-kafka-python, docs/oauthbearer-aws.md). So another algorithm is considered
 * only when all else is in order and the broker refuses.
 */
export default defineCause({
  id: 'jwt/alg-unsupported',
  title: 'The token may be signed with an algorithm that Confluent does not accept',
  hidden: true,
  reads: { alg: jwt.alg },
  recognise: ({ alg }) =>
    alg === undefined || /^(?:RS\d+|HS\d+|none)$/i.test(alg)
      ? null
      : {
          strength: 'suggested',
          because: `The token is signed with ${alg}, and everything else that can be seen is in order. Which algorithms Confluent accepts is not documented.`,
        },
  repair: presumeOtherToken,
  repaired: 'with a token signed with RS256 in its place',
  fix: () => ({
    summary: 'Let the identity provider sign the tokens of this client with RS256, and try again.',
    steps: ['Keycloak: Clients → your client → Advanced → Access token signature algorithm: RS256.'],
    commands: [],
  }),
});
