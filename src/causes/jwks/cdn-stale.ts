import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { inWords } from '../../facts/refresh.ts';

/** RFC 9111 section 4.2: a response older than its max-age is stale; RFC 5861 lets caches serve it anyway. */
export default lookupCause({
  id: 'jwks/cdn-stale',
  title: 'A cache serves an old copy of the JWKS',
  why: ({ kid, refresh, place }) =>
    `${place ?? 'The jwks_uri'} served a copy that is ${inWords(refresh?.age ?? 0)} old, although its max-age is ${inWords(refresh?.maxAge ?? 0)}; key ${kid} is not in it.`,
  repaired: "with the token's key published and held by Confluent",
  fix: ({ provider, place }) => ({
    summary:
      'Purge the JWKS from the cache in front of the identity provider, and refresh the keys at Confluent.',
    steps: [
      `Address to purge: ${place ?? '$JWKS_URI'}.`,
      'Give the path a short max-age (300 to 3600 seconds) and no stale-while-revalidate longer than that.',
    ],
    commands: refreshKeys(provider?.id),
  }),
});
