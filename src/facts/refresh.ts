import type { HttpDocument } from '../evidence/http.ts';

/** When Confluent refreshes a JWKS by itself. All in seconds. */
export interface Refresh {
  /** `Cache-Control: max-age` of the answer; absent when there was none. */
  readonly maxAge?: number;
  /** The age of the answer when it arrived (`Age`, RFC 9111 section 5.1), if a cache served it. */
  readonly age: number;
  readonly period: number;
}

/**
 * The period is `max-age`, at least 300, at most 604800, and 86400 without one (docs.confluent.io, "Refresh the JWKS
 * URI"). Whether a token with a new key id triggers an earlier refresh is not documented.
 */
export const SHORTEST_PERIOD = 300;
export const LONGEST_PERIOD = 604_800;
export const DEFAULT_PERIOD = 86_400;

export function refreshOf({ headers }: HttpDocument): Refresh {
  const maxAge = maxAgeIn(headers['cache-control'] ?? '');
  const period = Math.min(Math.max(maxAge ?? DEFAULT_PERIOD, SHORTEST_PERIOD), LONGEST_PERIOD);
  const age = /^\d{1,9}$/.test(headers['age'] ?? '') ? Number(headers['age']) : 0;
  return { age, period, ...(maxAge === undefined ? {} : { maxAge }) };
}

/** In seconds (RFC 9111 section 5.2): names of directives are case-insensitive, values may be quoted. */
function maxAgeIn(cacheControl: string): number | undefined {
  const digits = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(cacheControl)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Seconds in words: "5 minutes", "24 hours", "7 days". */
export function inWords(seconds: number): string {
  const [size, unit] =
    seconds < 120
      ? [1, 'second']
      : seconds < 7_200
        ? [60, 'minute']
        : seconds < 172_800
          ? [3_600, 'hour']
          : [86_400, 'day'];
  const count = Math.round(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
