import type { TokenAnswer } from '../evidence/token.ts';
import type { Observation } from '../evidence/observation.ts';
import { retryAfterMs } from '../probes/http-answer.ts';
import type { Target } from '../settings/target.ts';

/** The pauses that identity providers asked for, by host: the limit that one client reached may hold for all. */
export interface Pauses {
  /** Keeps what an answer asks for (RFC 9110 section 10.2.3). */
  readonly heed: (answer: Observation<TokenAnswer>) => void;
  /** Milliseconds until the provider of this client may be asked again, and its host; undefined when it may be now. */
  readonly before: (target: Target) => { readonly host: string; readonly ms: number } | undefined;
}

/** @param now milliseconds since the epoch */
export function pauses(now: () => number): Pauses {
  const ends = new Map<string, number>();
  return {
    heed: (answer) => {
      const ms = answer.status === 'observed' ? retryAfterMs(answer.value, now()) : undefined;
      if (answer.status !== 'observed' || ms === undefined) return;
      const { host } = new URL(answer.value.url);
      ends.set(host, Math.max(ends.get(host) ?? 0, now() + ms));
    },
    before: ({ tokenEndpoint }) => {
      if (tokenEndpoint === undefined || !URL.canParse(tokenEndpoint)) return undefined;
      const { host } = new URL(tokenEndpoint);
      const ms = (ends.get(host) ?? 0) - now();
      return ms > 0 ? { host, ms } : undefined;
    },
  };
}
