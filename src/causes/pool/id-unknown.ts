import { defineCause } from '../define.ts';
import { withoutPool } from './_experiment.ts';
import { some } from '../../evidence/words.ts';
import { configurePool, namedMayRead, namedReads, presumePool, troubleWith } from './_named.ts';

/** A pool that was deleted, or one of another organization. */
export default defineCause({
  id: 'pool/id-unknown',
  title: 'The identity pool that the client names does not exist',
  reads: namedReads,
  mayRead: namedMayRead,
  recognise: ({ named, everyPool, provider }) => {
    const trouble = troubleWith(
      named,
      everyPool.map(({ pool }) => pool.id),
    );
    if (trouble?.kind !== 'unknown') return null;
    const known = everyPool
      .filter(({ owner }) => provider === undefined || owner.id === provider.id)
      .map(({ pool }) => pool.id ?? '?');
    return {
      strength: 'shown',
      because: `No identity provider of the organization has a pool ${trouble.bad.id}; it has ${some(known)}.`,
      trouble,
      known,
      providerId: provider?.id,
    };
  },
  repair: (evidence, { trouble }) => presumePool(evidence, trouble.bad.id),
  repaired: 'with a pool of that id',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ known, providerId }, evidence) => ({
    summary: 'Name a pool that exists, or make one.',
    steps: ['Pools that were deleted and made again have a new id: the clients have to be told.'],
    commands: [
      { kind: 'confluent-cli', text: `confluent iam pool list --provider ${providerId ?? '$PROVIDER_ID'}` },
      ...configurePool(known[0] ?? '$POOL_ID', evidence),
    ],
  }),
});
