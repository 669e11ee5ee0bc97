import { defineCause } from '../define.ts';
import { withoutPool } from './_experiment.ts';
import { some } from '../../evidence/words.ts';
import {
  configurePool,
  namedMayRead,
  namedReads,
  namePools,
  otherIds,
  presumePool,
  troubleWith,
} from './_named.ts';

/** Pool ids are `pool-` and letters and digits, and case counts. */
export default defineCause({
  id: 'pool/id-typo-shape',
  title: 'The identity pool id is mistyped',
  reads: namedReads,
  mayRead: namedMayRead,
  recognise: ({ named, everyPool, provider }, sources) => {
    const trouble = troubleWith(
      named,
      everyPool.map(({ pool }) => pool.id),
    );
    if (trouble?.kind !== 'typo') return null;
    const known = everyPool
      .filter(({ owner }) => provider === undefined || owner.id === provider.id)
      .map(({ pool }) => pool.id ?? '?');
    return {
      strength: 'shown',
      because:
        trouble.meant === undefined
          ? `${JSON.stringify(trouble.bad.id)} is not the id of a pool: those are pool- and letters and digits. There is ${some(known)}.`
          : `The client names ${trouble.bad.id}; there is ${trouble.meant}.`,
      ...(trouble.meant === undefined
        ? {}
        : {
            contrast: [
              { label: 'pool that the client names', value: trouble.bad.id, source: sources.poolId },
              { label: 'pool that exists', value: trouble.meant, source: 'iam/v2 identity pools' },
            ] as const,
          }),
      trouble,
      known,
      providerId: provider?.id,
    };
  },
  repair: (evidence, { trouble }) =>
    trouble.meant === undefined
      ? presumePool(evidence, trouble.bad.id)
      : namePools(evidence, [...otherIds(evidence, trouble.bad.id), trouble.meant]),
  repaired: 'with the id of the pool that is meant',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ trouble, providerId }, evidence) => ({
    summary: 'Copy the id of the pool, do not type it.',
    steps: ['l, 1 and I, and O and 0 look alike; upper and lower case are different letters here.'],
    commands: [
      { kind: 'confluent-cli', text: `confluent iam pool list --provider ${providerId ?? '$PROVIDER_ID'}` },
      ...configurePool(trouble.meant ?? '$POOL_ID', evidence),
    ],
  }),
});
