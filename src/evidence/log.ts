import type { SaslAnswer, SaslHandshake } from './broker.ts';
import type { CauseId } from './gate.ts';
import type { Observed } from './observation.ts';
import type { Jwt, TokenAnswer } from './token.ts';

/**
 * What the log of a client shows of its sign-ins. It is older than the run, so what the run observes itself takes
 * precedence. Everything in it is without secrets; a token is decoded where it is found.
 */
export interface LogEvidence extends LoggedSignIn {
  readonly file: string;
  readonly lines: number;
  /** The first and the last time in it, in the log's own notation. */
  readonly from?: string;
  readonly to?: string;
  /**
   * The causes that its error texts are known for, the likeliest first. They are hints: other causes give the same
   * texts.
   */
  readonly hints: readonly LogHint[];
  /** The subject of its errors, if it is not signing in with OAUTHBEARER. */
  readonly elsewhere?: string;
}

/**
 * The last sign-in whose end a log shows. It has at most one of the answers, as each ends a sign-in: a client that the
 * identity provider refuses does not reach the broker.
 */
export interface LoggedSignIn {
  readonly jwt?: Observed<Jwt>;
  /** A refusal of the token endpoint. */
  readonly answer?: Observed<TokenAnswer>;
  readonly handshake?: Observed<SaslHandshake>;
  readonly authenticate?: Observed<SaslAnswer>;
}

/**
 * How strongly a text points to a cause.
 * - `says`: its author names exactly this reason.
 * - `fits`: this cause looks like that, and so do others.
 * - `follows`: it is the consequence of another error, which is elsewhere in the log.
 */
export type Pointing = 'says' | 'fits' | 'follows';

export interface LogHint {
  readonly cause: CauseId;
  readonly points: Pointing;
  /** The piece of the log that points to it. Untrusted text. */
  readonly quote: string;
  readonly line: number;
  readonly time?: string;
}
