import { fact, known, unknown, type Reading } from '../evidence/fact.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { inWords } from '../evidence/source.ts';

/** The result of requesting the discovery document; no answer is a result too. */
export type DiscoveryReach =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly url: string; readonly message: string };

const reachOf = ({ discovery: { appended, inserted } }: Evidence): Reading<DiscoveryReach> => {
  for (const each of [appended, inserted]) {
    if (each.status === 'observed') return known({ ok: true, url: inWords(each.source) }, each.source);
  }
  if (appended.status === 'failed') {
    // Nothing is known of the way there.
    if (appended.failure.stage === 'refused-by-us')
      return unknown(appended.failure.message, '--discovery-url');
    return known(
      { ok: false, url: inWords(appended.source), message: appended.failure.message },
      appended.source,
    );
  }
  if (appended.status === 'missing' && appended.heldUp === true) return unknown(appended.because);
  return unknown(appended.status === 'missing' ? appended.because : 'it was not asked', '--discovery-url');
};

export const discoveryReach = fact('fetching the discovery document', reachOf);

/** The answers of both well-known locations, if any. */
export const placements = fact(
  'discovery answers by placement',
  ({ discovery: { appended, inserted } }: Evidence) =>
    known(
      {
        ...(appended.status === 'observed' ? { appended: appended.value } : {}),
        ...(inserted.status === 'observed' ? { inserted: inserted.value } : {}),
      },
      'discovery',
    ),
);
