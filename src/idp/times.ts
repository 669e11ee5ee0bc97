import type { Json } from '../evidence/json.ts';

/** Seconds that clocks may differ: Kafka's default, `sasl.oauthbearer.clock.skew.seconds`. */
export const SKEW_SECONDS = 30;

/** Below this a client that renews at 80 % of a token's life, and leaves its last minute alone, has no time for it. */
export const SHORTEST_LIFETIME_SECONDS = 120;

/** A number of seconds above this (the year 5138) is one of milliseconds. */
export const MILLISECONDS_LOOK = 1e11;

/** A NumericDate (RFC 7519 section 2) in seconds since the epoch; undefined for what is not a number. */
export const secondsOf = (claim: Json | undefined): number | undefined =>
  typeof claim === 'number' ? claim : undefined;

/** A number of seconds as a person says it. */
export function spell(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  if (whole < 7200) return `${Math.round(whole / 60)} min`;
  return whole < 172_800 ? `${Math.round(whole / 3600)} h` : `${Math.round(whole / 86_400)} days`;
}
