import type { Connection } from '../evidence/connection.ts';
import type { ClockReading, Evidence } from '../evidence/evidence.ts';
import type { RawToken } from './token.ts';

/** A token, and what was seen on the way to it. */
export interface KeptToken {
  /** In the clear; stays inside. */
  readonly raw: RawToken;
  readonly seen: Pick<Evidence['token'], 'answer' | 'jwt'>;
  readonly connections: readonly Connection[];
  readonly clocks: readonly ClockReading[];
}

/** A token for several runs: an identity provider that is asked again and again counts, bills or blocks. */
export interface TokenKeeper {
  readonly keep: (token: KeptToken) => void;
  /** The token that was kept, if it lives until then (milliseconds since the epoch). */
  readonly livingUntil: (moment: number) => KeptToken | undefined;
  /** The next run gets another one. */
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

/** Of a token that does not say when it ends, each moment is after its end. */
function endOf({ seen: { jwt } }: KeptToken): number {
  const exp = jwt.status === 'observed' ? jwt.value.claims?.['exp'] : undefined;
  return typeof exp === 'number' ? exp * 1000 : 0;
}
