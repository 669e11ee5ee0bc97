import type { Json } from '../evidence/json.ts';

/** The clock difference in seconds that is tolerated: Kafka's default, `sasl.oauthbearer.clock.skew.seconds`. */
export const SKEW_SECONDS = 30;

/** Below this, a client that renews at 80 % of the lifetime but not in the last minute has no time to renew. */
export const SHORTEST_LIFETIME_SECONDS = 120;

/** Seconds above this (the year 5138) are really milliseconds. */
export const MILLISECONDS_LOOK = 1e11;

/** A NumericDate (RFC 7519 section 2) in seconds since the epoch; undefined when it is not a number. */
export const secondsOf = (claim: Json | undefined): number | undefined =>
  typeof claim === 'number' ? claim : undefined;

/** Seconds in words. */
export function spell(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3600)} h` : `${Math.round(whole / 86_400)} days`;
}
