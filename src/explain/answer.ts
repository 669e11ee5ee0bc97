import type { Leg, Pointing, Speaker } from '../causes/texts.ts';
import type { CauseId } from '../evidence/gate.ts';
import type { Programs } from './program.ts';
import type { Shown } from './shown.ts';

/** The meaning of a pasted text. Plain data for the answers to people and programs, without secrets. */
export interface Answer {
  readonly about: 'sign-in' | 'something-else' | 'unknown';
  readonly lines: number;
  readonly programs: Programs;
  /** The product whose messages or URLs it contains. */
  readonly identityProvider?: string;
  readonly shown: Shown;
  /** The causes of this text, most likely first. */
  readonly causes: readonly AnsweredCause[];
  /** The reported errors in the order of the text; equal ones once. */
  readonly errors: readonly ReportedError[];
  /** The number of further errors that are not listed. */
  readonly more: number;
  readonly doesNotMean: readonly string[];
  readonly elsewhere: readonly { readonly what: string; readonly quote: string; readonly line: number }[];
  readonly next?: NextStep;
}

export interface AnsweredCause {
  readonly id: CauseId;
  readonly title: string;
  readonly points: Pointing;
  /** The part of the text that indicates it, and its place. */
  readonly quote: string;
  readonly line: number;
  /** It causes the same text as the previous cause, but is not the one that the text names. */
  readonly alternative: boolean;
}

export interface ReportedError {
  readonly line: number;
  readonly count: number;
  /** In the text's own format. */
  readonly firstTime?: string;
  readonly lastTime?: string;
  readonly leg?: Leg;
  readonly findings: readonly {
    readonly quote: string;
    readonly line: number;
    readonly by: readonly Speaker[];
    readonly points: Pointing;
    readonly causes: readonly CauseId[];
    readonly values: Readonly<Record<string, string>>;
  }[];
}

export interface NextStep {
  readonly command: string;
  readonly why: string;
}

/** The output of `--format json`. */
export interface ExplainResult extends Answer {
  readonly schemaVersion: 1;
}
