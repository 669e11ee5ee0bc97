import type { Evidence } from '../evidence/evidence.ts';
import type { Fact } from '../evidence/fact.ts';
import type { CauseId, Gate } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import type { IdentityProviderId } from '../idp/define.ts';

/**
 * The effort of an answer for the person asked. Model-based diagnosis chooses the next measurement like this: by what
 * an answer would settle, against its cost.
 * - `page`: a value copied from a page of Confluent's console that is open anyway.
 * - `file`: a value or a file of the client.
 * - `credential`: an API key or a secret that someone has to create or hand out.
 * - `administrator`: another person's time.
 */
export type Effort = 'page' | 'file' | 'credential' | 'administrator';

/** A value that has to be there, derived from this token. */
export interface Expectation {
  readonly label: string;
  readonly value: string;
  /** A detail that is easily overlooked: "with the slash at the end". */
  readonly note?: string;
}

/** A cause, a cause that only one identity provider's tokens can have, or all causes of a gate. */
export type Decides = CauseId | readonly [cause: CauseId, onlyOf: IdentityProviderId] | `${Gate}/*`;

/**
 * - `sts`: Confluent's STS accepts the token for this pool (RFC 8693).
 * - `sign-in`: the broker accepts the token without the client's pool, or with one pool of several.
 */
export type Acceptance = 'sts' | 'sign-in';

export interface QuestionSpec {
  /** Its path in this folder. */
  readonly id: string;
  /** What to look up, as a noun with the label of the page: "Issuer URI of the identity provider". */
  readonly asks: string;
  /** Where to find it: the steps in Confluent's console, or what to run. */
  readonly where: (evidence: Evidence) => string;
  /** The flag that takes the answer. Absent if there is none: then the person compares. */
  readonly input?: Input;
  readonly effort: Effort;
  /** How often real problems end at one of the causes that this decides: 1 rare, 10 the usual suspect. */
  readonly weight: number;
  /** Asked while any of these is unknown. */
  readonly settles: readonly Fact<unknown>[];
  /** Whether the answer could say anything about this client; default: always. */
  readonly applies?: (evidence: Evidence) => boolean;
  /** What Confluent accepts only if the answer is right: then it need not be asked. */
  readonly clearedBy?: readonly Acceptance[];
  /** What has to be there; empty if nothing is known about it yet. */
  readonly expect?: (evidence: Evidence) => readonly Expectation[];
  /** The causes that the answer would confirm or rule out, most common first. */
  readonly decides: readonly Decides[];
}

/**
 * A question for a person: something that the doctor cannot see from where it runs, and that would decide between
 * causes. One file per question; `npm run registries` writes the list.
 */
export type Question = QuestionSpec;

export const defineQuestion = (spec: QuestionSpec): Question => spec;
