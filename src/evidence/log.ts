import type { SaslAnswer, SaslHandshake } from './broker.ts';
import type { CauseId } from './gate.ts';
import type { Observed } from './observation.ts';
import type { Jwt, TokenAnswer } from './token.ts';

/**
 * What the log of a client shows of its sign-ins. It is of its own time: what a run sees by itself counts more. Everything in it
 * is without secrets; a token is taken apart where it is found.
 */
export interface LogEvidence extends LoggedSignIn {
  readonly file: string;
  readonly lines: number;
  /** The first and the last time in it, as it has them. */
  readonly from?: string;
  readonly to?: string;
  /** What its error texts are known to mean, the likeliest first. They are hints: other causes give the same texts. */
  readonly hints: readonly LogHint[];
  /** What its errors are about, if they are not about signing in with OAUTHBEARER. */
  readonly elsewhere?: string;
}

/**
 * The last sign-in of which a log shows the end. Of the answers at most one is there, as each ends a sign-in: whoever is
 * refused by the identity provider does not come to the broker.
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
 * - `says`: whoever wrote it names this very reason.
 * - `fits`: it is what this cause looks like, and others look alike.
 * - `follows`: it is what comes of some other error, which stands elsewhere in the log.
 */
export type Pointing = 'says' | 'fits' | 'follows';

export interface LogHint {
  readonly cause: CauseId;
  readonly points: Pointing;
  /** The piece of the log that points to it. Hostile text. */
  readonly quote: string;
  readonly line: number;
  readonly time?: string;
}
