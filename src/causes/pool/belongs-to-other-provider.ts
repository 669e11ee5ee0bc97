import { valueOr } from '../../commands/value.ts';
import { some } from '../../evidence/words.ts';
import { configurePool, listPools, namedPoolCause, presumePool } from './_named.ts';

/** A pool accepts only tokens of its own provider's issuer. */
export default namedPoolCause({
  id: 'pool/belongs-to-other-provider',
  title: 'The identity pool belongs to another identity provider than the token',
  kind: 'foreign',
  why: ({ trouble: { bad }, provider, known }) =>
    `${bad.id} belongs to ${bad.ownerId ?? 'another provider'}; the token is for ${provider?.id ?? 'another one'}, which has ${some(known)}.`,
  contrast: ({ trouble: { bad }, provider }) =>
    bad.ownerId === undefined || provider?.id === undefined
      ? undefined
      : [
          { label: 'provider of the pool', value: bad.ownerId, source: 'iam/v2 identity pools' },
          { label: "provider of the token's issuer", value: provider.id, source: provider.source },
        ],
  repair: (evidence, { bad }) => presumePool(evidence, bad.id),
  repaired: "with a pool of the token's provider",
  fix: ({ known, provider }, evidence) => ({
    summary: `Name a pool of ${provider?.id ?? "the token's identity provider"}, or get the token from the issuer that the pool is for.`,
    steps: known.length === 0 ? ['The provider has no pool yet: create one, and give it a role.'] : [],
    commands: [listPools(provider), ...configurePool(valueOr(known[0], 'POOL_ID'), evidence)],
  }),
});
