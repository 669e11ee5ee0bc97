import type { Parts } from '../probes/parts.ts';
import type { CutOff, RunEvent, Timed } from './_worker-messages.ts';
import { IN_A_LOOP, machineTooBusy, processorTime } from './_silence.ts';

/** After `--timeout`: the processor time for what is left to do in a run that ended in time. */
const BEYOND_MS = 400;
/** The processor time for the diagnosis once all answers have arrived. */
const DIAGNOSIS_MS = 2000;
/** How often to look whether the processor time is used up. */
const LOOK_MS = 50;

/** A run that does not end, and what was known of it. */
export interface Overdue extends CutOff {
  /** Lines for people. */
  readonly said: string;
}

/**
 * Watches over a run in a worker thread. It has `--timeout`, and then a little processor time of its own. A machine too
 * busy to give it that ends it after about twice its time, counted in looks of this thread, so that one that slept is
 * not taken for a busy one.
 *
 * @param give called when a run does not end, and again when nothing comes of what was known
 */
export function watchOverRun(give: (overdue: Overdue) => void): (event: RunEvent) => void {
  const begun = new Set<string>();
  const ended = new Set<string>();
  let parts: Parts[] = [];
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  let [endsAt, timeoutMs, allowedMs, looks] = [0, 0, 0, 0];
  let what: Timed = 'run';
  let inRun = processorTime();
  let inSilence = processorTime();
  const stop = (): void => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
  const lookLater = (): void => {
    // A message that has arrived already is read first: on a busy machine this timer is late.
    timer = setTimeout(() => (turn = setImmediate(look)), LOOK_MS);
  };
  const look = (): void => {
    looks += 1;
    const isLoop = inSilence() >= allowedMs;
    if (!isLoop && looks * LOOK_MS < timeoutMs + DIAGNOSIS_MS) {
      lookLater();
      return;
    }
    const why = isLoop ? IN_A_LOOP : machineTooBusy(inRun());
    const known = parts;
    parts = [];
    looks = 0;
    give({
      said: saying({ timeoutMs, what, why, isKnown: known.length > 0 }, begun, ended),
      parts: known,
      why,
    });
  };
  const allowBeyond = (ms: number): void => {
    allowedMs = ms;
    stop();
    const judge = (): void => {
      inSilence = processorTime();
      lookLater();
    };
    timer = setTimeout(judge, Math.max(0, endsAt - performance.now()));
  };
  return (event) => {
    inSilence = processorTime();
    if (event.kind === 'begun') {
      begun.clear();
      ended.clear();
      parts = [];
      looks = 0;
      ({ timeoutMs, what } = event);
      endsAt = performance.now() + timeoutMs;
      inRun = processorTime();
      allowBeyond(BEYOND_MS);
    } else if (event.kind === 'seen') allowBeyond(DIAGNOSIS_MS);
    else if (event.kind === 'ended') {
      looks = 0;
      stop();
    } else if (event.kind === 'part') parts.push(event.part);
    else if (event.state === 'begun') begun.add(event.span);
    else {
      begun.delete(event.span);
      ended.add(event.span);
    }
  };
}

interface Late {
  readonly timeoutMs: number;
  readonly what: Timed;
  readonly why: string;
  readonly isKnown: boolean;
}

const stopped = ({ timeoutMs, what, isKnown }: Late): string =>
  what === 'run'
    ? `the run did not end within its time (--timeout ${timeoutMs / 1000}s), so ${isKnown ? 'the report is of what was known by then' : 'there is no report'}`
    : `the discovery did not end within ${timeoutMs / 1000} s, so no file is written`;

/** What is known about a run that does not end. The names of spans are our own. */
function saying(late: Late, begun: ReadonlySet<string>, ended: ReadonlySet<string>): string {
  const names = (spans: ReadonlySet<string>): string => (spans.size === 0 ? 'none' : [...spans].join(', '));
  return [
    `stopped: ${stopped(late)}`,
    ...(late.what === 'run' ? [`finished: ${names(ended)}; not finished: ${names(begun)}`] : []),
    late.why,
  ]
    .map((line) => `oauthbearer: ${line}\n`)
    .join('');
}
