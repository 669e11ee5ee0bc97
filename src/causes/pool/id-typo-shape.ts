import { valueOr } from '../../commands/value.ts';
import { some } from '../../evidence/words.ts';
import { configurePool, listPools, namedPoolCause, namePools, otherIds, presumePool } from './_named.ts';

/** Pool ids are `pool-` followed by letters and digits, and are case-sensitive. */
export default namedPoolCause({
  id: 'pool/id-typo-shape',
  title: 'The identity pool id is mistyped',
  kind: 'typo',
  why: ({ trouble: { bad, meant }, known }) =>
    meant === undefined
      ? `${JSON.stringify(bad.id)} is not the id of a pool: those are pool- and letters and digits. There is ${some(known)}.`
      : `The client names ${bad.id}; there is ${meant}.`,
  contrast: ({ trouble: { bad, meant }, namedAt }) =>
    meant === undefined
      ? undefined
      : [
          { label: 'pool that the client names', value: bad.id, source: namedAt },
          { label: 'pool that exists', value: meant, source: 'iam/v2 identity pools' },
        ],
  repair: (evidence, { bad, meant }) =>
    meant === undefined
      ? presumePool(evidence, bad.id)
      : namePools(evidence, [...otherIds(evidence, bad.id), meant]),
  repaired: 'with the id of the pool that is meant',
  fix: ({ trouble, provider }, evidence) => ({
    summary: 'Copy the id of the pool, do not type it.',
    steps: ['l, 1 and I, and O and 0 look alike; upper and lower case are different letters here.'],
    commands: [listPools(provider), ...configurePool(valueOr(trouble.meant, 'POOL_ID'), evidence)],
  }),
});
