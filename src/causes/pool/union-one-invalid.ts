import { listPools, namedPoolCause, namePools, otherIds } from './_named.ts';

/** Several pools may be named, joined by commas; that one bad id invalidates the list is experience, not documented. */
export default namedPoolCause({
  id: 'pool/union-one-invalid',
  title: 'One of the identity pools in the list is not a pool of this provider',
  kind: 'union',
  why: ({ trouble: { bad }, provider }) =>
    `${bad.id} is not a pool of ${provider?.id ?? 'the provider'}; the others in the list are.`,
  repair: (evidence, { bad }) => namePools(evidence, otherIds(evidence, bad.id)),
  repaired: 'without that pool in the list',
  fix: ({ trouble, provider }) => ({
    summary: `Take ${trouble.bad.id} out of the list.`,
    steps: ['In librdkafka escape the commas of the list: identityPoolId=pool-a\\,pool-b.'],
    commands: [listPools(provider)],
  }),
});
