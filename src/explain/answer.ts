import type { Leg, Pointing, Speaker } from '../causes/texts.ts';
import type { CauseId } from '../evidence/gate.ts';
import type { Programs } from './program.ts';
import type { Shown } from './shown.ts';

/** What a pasted text means. Plain data: a person's answer and a program's are both made of it. Without secrets. */
export interface Answer {
  readonly about: 'sign-in' | 'something-else' | 'unknown';
  readonly lines: number;
  readonly programs: Programs;
  /** The product whose words or URLs stand in it. */
  readonly identityProvider?: string;
  readonly shown: Shown;
  /** The causes that give this text, the likeliest first. */
  readonly causes: readonly AnsweredCause[];
  /** What was reported, in the order of the text; equal errors once. */
  readonly errors: readonly ReportedError[];
  /** More errors were found than are listed. */
  readonly more: number;
  readonly doesNotMean: readonly string[];
  readonly elsewhere: readonly { readonly what: string; readonly quote: string; readonly line: number }[];
  readonly next?: NextStep;
}

export interface AnsweredCause {
  readonly id: CauseId;
  readonly title: string;
  readonly points: Pointing;
  /** The piece of the text that points to it, and where it stands. */
  readonly quote: string;
  readonly line: number;
  /** It gives the same text as the cause before it, and is not what the text names. */
  readonly alternative: boolean;
}

export interface ReportedError {
  readonly line: number;
  readonly count: number;
  /** As the text has them. */
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

/** What `--format json` prints. */
export interface ExplainResult extends Answer {
  readonly schemaVersion: 1;
}
