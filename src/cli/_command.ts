import { Readable } from 'node:stream';
import type { Options } from 'yargs';
import { UsageError } from '../text/problem.ts';
import type { ExitCodes } from '../report/formats/define.ts';
import type { CrowdEvent, CutOff, Resumed, RunEvent } from './_worker-messages.ts';
import type { FleetReport } from '../report/fleet.ts';
import { visible } from '../report/words/escape.ts';

/** The clock of progress lines. */
export interface ProgressClock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  /** @returns cancels the call */
  readonly after: (ms: number, call: () => void) => () => void;
}

/** The parts of the process that a command uses; tests provide their own. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted on Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Called with the progress of a network run, if a supervisor enforces its end. */
  readonly watch?: (event: RunEvent | CrowdEvent) => void;
  /** What is known of a fleet whose run was stopped by the supervisor: only the reports are left to write. */
  readonly stoppedFleet?: FleetReport;
  /** What is known of a run that was stopped by the supervisor: only the diagnosis and the report are left. */
  readonly cutOff?: CutOff;
  /** Of a watch that goes on after the supervisor stopped it. */
  readonly resumed?: Resumed;
  /** For progress lines; default: this machine's. */
  readonly clock?: ProgressClock;
}

export interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type Arguments = Readonly<Record<string, unknown>>;

export interface Command {
  /** The name and its positional arguments, as yargs writes them: `replay <bundle>`. */
  readonly usage: string;
  readonly describe: string;
  readonly positionals?: Readonly<
    Record<string, { readonly describe: string; readonly choices?: readonly string[] }>
  >;
  readonly options: Readonly<Record<string, Options>>;
  readonly examples?: readonly (readonly [command: string, what: string])[];
  /**
   * @returns the exit code
   * @throws UsageError, or an `Interrupted`; anything else is a bug
   */
  readonly run: (args: Arguments, io: Io) => Promise<number>;
}

export const nameOf = ({ usage }: Command): string => usage.split(' ')[0]!;

/** Exit codes: a contract with scripts. */
export const EXIT = {
  healthy: 0,
  warned: 1,
  unhealthy: 1,
  usage: 2,
  inconclusive: 3,
  refused: 3,
  /** Everything that is wrong is temporary (sysexits.h: EX_TEMPFAIL). */
  transient: 75,
  defect: 70,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const satisfies ExitCodes & {
  readonly hungUp: number;
  readonly interrupted: number;
  readonly terminated: number;
};

/** An unexpected error, redacted so that it can be shown. */
export class Defect extends Error {
  override readonly name = 'Defect';
  readonly details: string;
  constructor(message: string, details: string) {
    super(message);
    this.details = details;
  }
}

/** A note for the person at the terminal, escaped; only the report goes to stdout. */
export const note = (io: Io, line: string): void => void io.stderr.write(`oauthbearer: ${visible(line)}\n`);

/** Input and output of an interactive terminal. */
export interface Terminal {
  readonly input: Readable;
  readonly output: NodeJS.WriteStream;
}

/**
 * The terminal for questions.
 *
 * @throws UsageError when there is none, or in a pipeline (`CI`), which would wait forever for an answer
 */
export function terminalOf(io: Io, otherwise: string): Terminal {
  const { stdin, stderr, env } = io;
  const isTerminal =
    stdin instanceof Readable && 'isTTY' in stdin && stdin.isTTY === true && stderr.isTTY === true;
  if (!isTerminal || (env['CI'] ?? '') !== '') throw new UsageError([otherwise]);
  return { input: stdin, output: stderr as unknown as NodeJS.WriteStream };
}

export const textOption = (args: Arguments, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' ? value : undefined;
};

export const listOption = (args: Arguments, name: string): readonly string[] => {
  const value = args[name];
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
};
