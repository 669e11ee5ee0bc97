import { amendPool, amendProvider } from '../../repair/amend.ts';
import { provider, pool } from '../../facts/confluent.ts';
import { identity } from '../../facts/pools.ts';
import { jwt } from '../../facts/token.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { defineCause } from '../define.ts';
import { patchPool, patchProvider } from '../fixes/confluent-api.ts';

/** `sub`, `claim.sub`, `$.sub` for `claims.sub`; a name with other characters needs brackets (CEL). */
function meantBy(text: string, claims: JsonObject | undefined): string {
  const name = text
    .trim()
    .replace(/^(?:\$\.?|claims?\.|jwt\.)/, '')
    .replace(/^\["?|"?\]$/g, '');
  if (name === '' || (claims !== undefined && !Object.hasOwn(claims, name))) return 'claims.sub';
  return /^[A-Za-z_]\w*$/.test(name) ? `claims.${name}` : `claims[${JSON.stringify(name)}]`;
}

export default defineCause({
  id: 'pool/identity-claim-syntax',
  title: 'The identity claim is not written as Confluent expects it',
  reads: { identity: identity.claim },
  mayRead: { claims: jwt.claims, provider: provider.meant, pool: pool.meant },
  recognise: ({ identity: { text, path, of }, claims, provider: meant, pool: own }) =>
    path !== undefined
      ? null
      : {
          strength: 'shown',
          because: `The identity claim of the ${of} is ${JSON.stringify(text)}; Confluent reads claims.<name>, such as claims.sub.`,
          contrast: [
            { label: 'identity claim', value: text, source: of },
            { label: 'as Confluent reads it', value: meantBy(text, claims), source: 'iam/v2 specification' },
          ],
          of,
          claim: meantBy(text, claims),
          providerId: meant?.id,
          poolId: own?.id,
        },
  repair: (evidence, { of, claim }) =>
    of === 'pool'
      ? amendPool(evidence, { identityClaim: claim })
      : amendProvider(evidence, { identityClaim: claim }),
  repaired: 'with the identity claim as claims.<name>',
  fix: ({ of, claim, providerId, poolId }) => ({
    summary: `Write the identity claim as ${claim}.`,
    steps: [
      'Whether Confluent takes the bracket form, for names with a slash or colon, is not documented; a plain name is safe.',
    ],
    commands:
      of === 'pool'
        ? patchPool(providerId, poolId, { identity_claim: claim })
        : patchProvider(providerId, { identity_claim: claim }),
  }),
});
