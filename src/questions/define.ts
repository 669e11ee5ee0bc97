import type { Evidence } from '../evidence/evidence.ts';
import type { Fact } from '../evidence/fact.ts';
import type { CauseId, Gate } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import type { IdentityProviderId } from '../idp/define.ts';

/**
 * What an answer costs the person who is asked. Model-based diagnosis calls the choice between questions the choice of the
 * next measurement: what an answer would settle, against what it costs.
 * - `page`: a value copied from a page of Confluent's console that is open anyway.
 * - `file`: a value or a file of the client's own.
 * - `credential`: an API key or a secret that somebody has to create or hand out.
 * - `administrator`: somebody else's time.
 */
export type Effort = 'page' | 'file' | 'credential' | 'administrator';

/** One thing that is to be found there, out of this token: what is at Confluent must be the same. */
export interface Expectation {
  readonly label: string;
  readonly value: string;
  /** What is easily overlooked in the value: "with the slash at the end". */
  readonly note?: string;
}

/** A cause, one that only one identity provider's tokens can have, or all causes of a gate. */
export type Decides = CauseId | readonly [cause: CauseId, onlyOf: IdentityProviderId] | `${Gate}/*`;

/**
 * - `sts`: Confluent's STS takes the token for this pool (RFC 8693).
 * - `sign-in`: the broker takes the token without the client's pool, or with one pool of several.
 */
export type Acceptance = 'sts' | 'sign-in';

export interface QuestionSpec {
  /** Its path in this folder. */
  readonly id: string;
  /** What is looked up, as a noun with the words of the page on which it stands: "Issuer URI of the identity provider". */
  readonly asks: string;
  /** Where it is found: the path through Confluent's console, or what to run. */
  readonly where: (evidence: Evidence) => string;
  /** The flag that takes the answer. Absent where no flag can: then the person compares. */
  readonly input?: Input;
  readonly effort: Effort;
  /** How often the field's reports end at one of the causes that this decides: 1 rare, 10 the usual suspect. */
  readonly weight: number;
  /** Asked while any of these is unknown. */
  readonly settles: readonly Fact<unknown>[];
  /** Whether the answer could say anything about this client; always, if absent. */
  readonly applies?: (evidence: Evidence) => boolean;
  /** What Confluent takes only where the answer is right: the answer is then known. */
  readonly clearedBy?: readonly Acceptance[];
  /** What has to be there; empty where nothing is known of it yet. */
  readonly expect?: (evidence: Evidence) => readonly Expectation[];
  /** The causes that the answer would show or rule out, the most usual first. */
  readonly decides: readonly Decides[];
}

/**
 * A question to a person: something that the doctor cannot see from where it runs, and that would decide between causes.
 * One file a question; the list of them is written by `npm run registries`.
 */
export type Question = QuestionSpec;

export const defineQuestion = (spec: QuestionSpec): Question => spec;
