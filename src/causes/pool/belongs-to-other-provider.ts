import { defineCause } from '../define.ts';
import { withoutPool } from './_experiment.ts';
import { some } from '../../evidence/words.ts';
import { configurePool, namedMayRead, namedReads, presumePool, troubleWith } from './_named.ts';

/** A pool takes tokens of its own provider's issuer alone. */
export default defineCause({
  id: 'pool/belongs-to-other-provider',
  title: 'The identity pool belongs to another identity provider than the token',
  reads: namedReads,
  mayRead: namedMayRead,
  recognise: ({ named, everyPool, provider }) => {
    const trouble = troubleWith(
      named,
      everyPool.map(({ pool }) => pool.id),
    );
    if (trouble?.kind !== 'foreign') return null;
    const known = everyPool
      .filter(({ owner }) => provider === undefined || owner.id === provider.id)
      .map(({ pool }) => pool.id ?? '?');
    return {
      strength: 'shown',
      because: `${trouble.bad.id} belongs to ${trouble.bad.ownerId ?? 'another provider'}; the token is for ${provider?.id ?? 'another one'}, which has ${some(known)}.`,
      ...(trouble.bad.ownerId === undefined || provider?.id === undefined
        ? {}
        : {
            contrast: [
              { label: 'provider of the pool', value: trouble.bad.ownerId, source: 'iam/v2 identity pools' },
              { label: "provider of the token's issuer", value: provider.id, source: provider.source },
            ] as const,
          }),
      trouble,
      known,
      providerId: provider?.id,
    };
  },
  repair: (evidence, { trouble }) => presumePool(evidence, trouble.bad.id),
  repaired: "with a pool of the token's provider",
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ known, providerId }, evidence) => ({
    summary: `Name a pool of ${providerId ?? "the token's identity provider"}, or get the token from the issuer that the pool is for.`,
    steps: known.length === 0 ? ['The provider has no pool yet: create one, and give it a role.'] : [],
    commands: [
      { kind: 'confluent-cli', text: `confluent iam pool list --provider ${providerId ?? '$PROVIDER_ID'}` },
      ...configurePool(known[0] ?? '$POOL_ID', evidence),
    ],
  }),
});
