import { presumeSignature } from '../../repair/amend.ts';
import { jwks } from '../../facts/jwks.ts';
import { jwt, token } from '../../facts/token.ts';
import { isCleanModulus, whyUnusable } from '../../evidence/jwk.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { tokenKind } from '../../idp/token-kind.ts';
import { fetchToken } from '../fixes/fetch-token.ts';
import { defineCause } from '../define.ts';

/**
 * The key that the token names is published, valid and suitable, and yet does not verify the token. Faults visible in
 * the key belong to the `jwks` gate, faults visible in the token to its other causes.
 */
export default defineCause({
  id: 'jwt/signature-invalid',
  title: "The token's signature does not fit the key that it names",
  reads: {
    checks: token.signature,
    kid: jwt.kid,
    alg: jwt.alg,
    shape: jwt.shape,
    claims: jwt.claims,
    header: jwt.header,
    keys: jwks.live,
  },
  recognise: ({ checks, kid, alg, shape, claims, header, keys }) => {
    const invalid = checks.some(({ outcome, candidates }) => outcome === 'invalid' && candidates === 1);
    if (!invalid || checks.some(({ outcome }) => outcome === 'valid')) return null;
    if (shape.blemishes.length > 0 || alg === undefined || /^(?:HS\d+|none)$/i.test(alg)) return null;
    if (tokenKind(claims, header).is === 'graph') return null;
    const named = keys.filter((key) => key['kid'] === kid);
    if (named.length !== 1 || !isSound(named[0]!, alg)) return null;
    return {
      strength: 'shown',
      because: `Key ${kid ?? '(no kid)'} is published, and the token's signature does not verify with it: the token was changed after it was signed, or the key id was given to a new key.`,
    };
  },
  repair: (evidence) => presumeSignature(evidence),
  repaired: 'with a signature by the published key',
  fix: (_, { client: configured }) => ({
    summary: 'Find out what changes the token after it is signed, or why two keys have one id.',
    steps: [
      'Fetch a token directly from the identity provider and compare it with the one that the client sends.',
      'Give every new key a new kid: after a re-import of a realm, or on another node of a cluster, an old id may belong to a new key.',
    ],
    commands: [fetchToken(configured)],
  }),
});

/** Nothing about the key itself explains it: see `jwks/n-encoding`, `jwks/alg-mismatch` and the like. */
const isSound = (key: JsonObject, alg: string): boolean =>
  whyUnusable(key, alg) === undefined &&
  (key['n'] === undefined || (typeof key['n'] === 'string' && isCleanModulus(key['n'])));
