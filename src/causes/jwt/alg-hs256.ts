import { sh } from '../../commands/sh.ts';
import { filled, pathStepOr } from '../../commands/value.ts';
import { jwt } from '../../facts/token.ts';
import { tokenKind } from '../../idp/token-kind.ts';
import { defineCause } from '../define.ts';
import { signedWithPublishedKey } from './_amend.ts';

/** RFC 7518 section 3.2: HMAC is verified with the same secret that signs, and a JWKS publishes no secrets. */
export default defineCause({
  id: 'jwt/alg-hs256',
  title: 'The token is signed with a shared secret (HS256) instead of a private key',
  reads: { alg: jwt.alg, header: jwt.header, claims: jwt.claims, shape: jwt.shape },
  recognise: ({ alg, header, claims, shape }) => {
    if (
      alg === undefined ||
      !/^HS\d/i.test(alg) ||
      shape.unsigned ||
      tokenKind(claims, header).is === 'refresh'
    )
      return null;
    return {
      strength: 'shown',
      because: `The token is signed with ${alg}: verifying it needs the secret, and Confluent has only what the jwks_uri publishes.`,
    };
  },
  repair: (evidence) => signedWithPublishedKey(evidence),
  repaired: 'with RS256 and a published key',
  fix: (_, { client }) => ({
    summary: 'Set the signing algorithm of the API or realm to RS256.',
    steps: [
      'Auth0: APIs → your API → Settings → Signing Algorithm: RS256.',
      'PingFederate: the access token manager → JWS Algorithm: RSA using SHA-256.',
      'PingAM: OAuth2 Provider → OAuth2 Token Signing Algorithm: RS256.',
    ],
    commands: [
      {
        kind: 'idp',
        text: sh`auth0 api patch ${filled`resource-servers/${pathStepOr(client.audience, 'API_IDENTIFIER')}`} --data '{"signing_alg":"RS256"}'`,
      },
    ],
  }),
});
