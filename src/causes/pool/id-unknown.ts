import { valueOr } from '../../commands/value.ts';
import { some } from '../../evidence/words.ts';
import { configurePool, listPools, namedPoolCause, presumePool } from './_named.ts';

/** A pool that was deleted, or one of another organization. */
export default namedPoolCause({
  id: 'pool/id-unknown',
  title: 'The identity pool that the client names does not exist',
  kind: 'unknown',
  why: ({ trouble: { bad }, known }) =>
    `No identity provider of the organization has a pool ${bad.id}; it has ${some(known)}.`,
  repair: (evidence, { bad }) => presumePool(evidence, bad.id),
  repaired: 'with a pool of that id',
  fix: ({ known, provider }, evidence) => ({
    summary: 'Name a pool that exists, or make one.',
    steps: ["Pools that were deleted and made again have a new id: update the clients' configuration."],
    commands: [listPools(provider), ...configurePool(valueOr(known[0], 'POOL_ID'), evidence)],
  }),
});
