import type { Gate } from '../evidence/gate.ts';
import type { ObserveOptions } from '../probes/observe.ts';
import { lazy } from '../evidence/lazy.ts';
import { visible } from '../report/words/escape.ts';
import { GATE_NOUN } from '../report/words/gates.ts';
import type { Arguments, Io, ProgressClock } from './_command.ts';
import { canRedraw, ERASE } from './_redraw.ts';

/** The first line in a log comes after this silence; each later one after twice the silence, up to the longest. */
const SILENCE_MS = 2_000;
const LONGEST_SILENCE_MS = 30_000;

const machine: ProgressClock = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    // Progress must not keep the process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** What a long run is doing, for the person or the log that watches stderr. */
export interface Progress {
  /** Replaces what was said before; an empty text if there is nothing to say. */
  readonly say: (text: string) => void;
  /** Nothing is written afterwards, until something is said again. */
  readonly done: () => void;
}

const SILENT: Progress = { say: () => undefined, done: () => undefined };

/**
 * Progress on stderr: on a terminal one line that is redrawn and erased at the end; in a log (no terminal, or `CI` is
 * set) a line of its own after two seconds without an end; with `--quiet` nothing.
 */
export function progressOn(args: Arguments, io: Io): Progress {
  if (args['quiet'] === true) return SILENT;
  const progress = lazy(() => (canRedraw(io) ? redrawn(io) : logged(io, io.clock ?? machine)));
  let isSaid = false;
  return {
    say: (text) => {
      isSaid = true;
      progress().say(text);
    },
    done: () => {
      if (isSaid) progress().done();
    },
  };
}

function redrawn({ stderr }: Io): Progress {
  const width = Math.max(20, (stderr.columns ?? 80) - 1);
  let isDrawn = false;
  return {
    say: (text) => {
      isDrawn = true;
      stderr.write(ERASE + text.replace(/[^\x20-\x7e]/g, '?').slice(0, width));
    },
    done: () => {
      if (isDrawn) stderr.write(ERASE);
      isDrawn = false;
    },
  };
}

function logged({ stderr }: Io, { now, after }: ProgressClock): Progress {
  let latest = '';
  let cancel: (() => void) | undefined;
  const wait = (began: number, silence: number): void => {
    cancel = after(silence, () => {
      const seconds = Math.round((now() - began) / 1000);
      if (latest !== '') stderr.write(`oauthbearer: ${visible(latest)} (${seconds} s)\n`);
      wait(began, Math.min(2 * silence, LONGEST_SILENCE_MS));
    });
  };
  return {
    say: (text) => {
      latest = text;
      if (cancel === undefined) wait(now(), SILENCE_MS);
    },
    done: () => {
      cancel?.();
      cancel = undefined;
      latest = '';
    },
  };
}

/** The gate that a span of the probes belongs to; an experiment has none. */
const GATE_OF_SPAN: Readonly<Record<string, Gate>> = {
  token: 'token',
  discovery: 'discovery',
  jwks: 'jwks',
  sts: 'pool',
  'identity providers': 'provider',
  'refresh of the keys': 'provider',
  clusters: 'broker',
  'broker names': 'broker',
  'broker connection': 'broker',
  'broker handshake': 'sasl',
  'broker sign-in': 'sasl',
  'broker access': 'authorization',
};

/** Progress of a run by gate: what it waits for, and which gates have been answered. */
export function progressOfRun(
  args: Arguments,
  io: Io,
): Pick<Progress, 'done'> & { readonly onProgress: NonNullable<ObserveOptions['onProgress']> } {
  const { say, done } = progressOn(args, io);
  const open: string[] = [];
  const answered = new Set<string>();
  return {
    onProgress: ({ span, state }) => {
      const gate = Object.hasOwn(GATE_OF_SPAN, span) ? GATE_OF_SPAN[span] : undefined;
      const name = gate === undefined ? span : GATE_NOUN[gate];
      if (state === 'begun') open.push(name);
      else {
        open.splice(open.indexOf(name), 1);
        answered.add(name);
      }
      const over = [...answered].filter((each) => !open.includes(each));
      say(
        [
          ...(open.length === 0 ? [] : [`waiting for ${[...new Set(open)].join(', ')}`]),
          ...(over.length === 0 ? [] : [`answered: ${over.join(', ')}`]),
        ].join('; '),
      );
    },
    done: () => {
      open.length = 0;
      answered.clear();
      done();
    },
  };
}

const MEGABYTE = 1024 * 1024;

/**
 * Progress of reading a long text, by megabyte.
 *
 * @param total bytes; undefined if unknown
 */
export function progressOfReading(
  args: Arguments,
  io: Io,
  total?: number,
): Pick<Progress, 'done'> & { readonly onBytes: (bytes: number) => void } {
  const { say, done } = progressOn(args, io);
  let read = 0;
  let said = 0;
  return {
    onBytes: (bytes) => {
      read += bytes;
      if (read - said < MEGABYTE) return;
      said = read;
      const megabytes = Math.floor(read / MEGABYTE);
      say(
        total === undefined
          ? `${megabytes} MB read`
          : `${Math.min(100, Math.floor((100 * read) / total))} % of ${Math.ceil(total / MEGABYTE)} MB read`,
      );
    },
    done,
  };
}
