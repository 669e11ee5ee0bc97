import { amendPool, amendProvider } from '../../repair/amend.ts';
import { valueAt } from '../../cel/part.ts';
import { pool, provider } from '../../facts/confluent.ts';
import { identity } from '../../facts/pools.ts';
import { jwt } from '../../facts/token.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { defineCause } from '../define.ts';
import { patchPool, patchProvider } from '../fixes/confluent-api.ts';

/** Claims that identify a machine, most common first. */
const WHO = ['sub', 'client_id', 'azp', 'appid', 'cid', 'clientId', 'oid'];

const another = (claims: JsonObject): string | undefined =>
  WHO.find((name) => typeof claims[name] === 'string' && claims[name] !== '');

/** PingOne workers have no `sub`, and neither has Keycloak since version 25 when the client scope basic was removed. */
export default defineCause({
  id: 'jwt/identity-claim-missing',
  title: 'The token lacks the claim that says who the client is',
  reads: { identity: identity.claim, claims: jwt.claims },
  mayRead: { provider: provider.meant, pool: pool.meant },
  recognise: ({ identity: { text, path, of }, claims, provider: meant, pool: own }) => {
    if (path === undefined) return null;
    const value = valueAt(claims, path);
    if (value !== undefined && value !== null && value !== '') return null;
    return {
      strength: 'shown',
      because: `The identity claim of the ${of} is ${text}; the token has ${Object.keys(claims).join(', ')}.`,
      of,
      claim: `claims.${another(claims) ?? 'sub'}`,
      instead: another(claims),
      text,
      providerId: meant?.id,
      poolId: own?.id,
    };
  },
  repair: (evidence, { of, claim }) =>
    of === 'pool'
      ? amendPool(evidence, { identityClaim: claim })
      : amendProvider(evidence, { identityClaim: claim }),
  repaired: 'with an identity claim that the token has',
  fix: ({ of, claim, instead, text, providerId, poolId }) => ({
    summary:
      instead === undefined
        ? `Let the identity provider put ${text} into its tokens.`
        : `Choose ${claim} as the identity claim, or let the identity provider put ${text} into its tokens.`,
    steps: ['Keycloak 25 and later: give the client the client scope basic, which brings sub.'],
    commands:
      of === 'pool'
        ? patchPool(providerId, poolId, { identity_claim: claim })
        : patchProvider(providerId, { identity_claim: claim }),
  }),
});
