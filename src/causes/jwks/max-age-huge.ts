import { keys } from '../../facts/keys.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { mapObserved } from '../../evidence/observation.ts';
import type { HttpDocument } from '../../evidence/http.ts';
import { inWords, LONGEST_PERIOD } from '../../facts/refresh.ts';
import { provider } from '../../facts/confluent.ts';
import { defineCause } from '../define.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { untilRefresh } from './lookup-cause.ts';

/**
 * docs.confluent.io, "Refresh the JWKS URI": max-age counts up to 604800 seconds. It does not block sign-in until a
 * rotation.
 */
export default defineCause({
  id: 'jwks/max-age-huge',
  title: 'Confluent may read the next new key up to 7 days late: the JWKS has a very long max-age',
  reads: { refresh: keys.refresh },
  mayRead: { provider: provider.meant },
  recognise: ({ refresh, provider: meant }) =>
    refresh.maxAge !== undefined && refresh.maxAge > LONGEST_PERIOD
      ? {
          strength: 'shown',
          role: 'advice',
          because: `max-age is ${inWords(refresh.maxAge)}. ${untilRefresh(refresh)}`,
          providerId: meant?.id,
        }
      : null,
  repair: (evidence: Evidence) => ({
    ...evidence,
    jwks: {
      byProvider: mapObserved(evidence.jwks.byProvider, withShortMaxAge),
      byDiscovery: mapObserved(evidence.jwks.byDiscovery, withShortMaxAge),
    },
  }),
  repaired: 'with a max-age of an hour',
  fix: ({ providerId }) => ({
    summary:
      'Serve the JWKS with max-age between 300 and 3600 seconds; until then, refresh the keys in Confluent after each rotation.',
    steps: ['Refresh them after the new key is published and before it signs.'],
    commands: refreshKeys(providerId),
  }),
});

const withShortMaxAge = (document: HttpDocument): HttpDocument => ({
  ...document,
  headers: { ...document.headers, 'cache-control': 'max-age=3600' },
});
