import type { Connection } from '../evidence/connection.ts';
import type { ClockReading, Evidence } from '../evidence/evidence.ts';
import type { RawToken } from './token.ts';

/** A token, and what was observed while obtaining it. */
export interface KeptToken {
  /** Never leaves the probes. */
  readonly raw: RawToken;
  readonly seen: Pick<Evidence['token'], 'answer' | 'jwt'>;
  readonly connections: readonly Connection[];
  readonly clocks: readonly ClockReading[];
}

/** Keeps a token for several runs, because identity providers count, bill or block repeated requests. */
export interface TokenKeeper {
  readonly keep: (token: KeptToken) => void;
  /** The kept token, if it is still valid at that time (milliseconds since the epoch). */
  readonly livingUntil: (moment: number) => KeptToken | undefined;
  /** Makes the next run fetch a new token. */
  readonly forget: () => void;
}

export function tokenKeeper(): TokenKeeper {
  let kept: KeptToken | undefined;
  return {
    keep: (token) => {
      kept = token;
    },
    livingUntil: (moment) => (kept !== undefined && endOf(kept) > moment ? kept : undefined),
    forget: () => {
      kept = undefined;
    },
  };
}

/** A token without an expiry counts as expired. */
function endOf({ seen: { jwt } }: KeptToken): number {
  const exp = jwt.status === 'observed' ? jwt.value.claims?.['exp'] : undefined;
  return typeof exp === 'number' ? exp * 1000 : 0;
}
