import { defineCause } from '../define.ts';
import { withoutPool } from './_experiment.ts';
import { namedMayRead, namedReads, namePools, otherIds, troubleWith } from './_named.ts';

/** Several pools may be named, joined by commas; that one bad id spoils the list is by experience, not documented. */
export default defineCause({
  id: 'pool/union-one-invalid',
  title: 'One of the identity pools in the list is not a pool of this provider',
  reads: namedReads,
  mayRead: namedMayRead,
  recognise: ({ named, everyPool, provider }) => {
    const trouble = troubleWith(
      named,
      everyPool.map(({ pool }) => pool.id),
    );
    if (trouble?.kind !== 'union') return null;
    const known = everyPool
      .filter(({ owner }) => provider === undefined || owner.id === provider.id)
      .map(({ pool }) => pool.id ?? '?');
    return {
      strength: 'shown',
      because: `${trouble.bad.id} is not a pool of ${provider?.id ?? 'the provider'}; the others in the list are.`,
      trouble,
      known,
      providerId: provider?.id,
    };
  },
  repair: (evidence, { trouble }) => namePools(evidence, otherIds(evidence, trouble.bad.id)),
  repaired: 'without that pool in the list',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ trouble, providerId }) => ({
    summary: `Take ${trouble.bad.id} out of the list.`,
    steps: ['In librdkafka the commas of the list have to be escaped: identityPoolId=pool-a\\,pool-b.'],
    commands: [
      { kind: 'confluent-cli', text: `confluent iam pool list --provider ${providerId ?? '$PROVIDER_ID'}` },
    ],
  }),
});
