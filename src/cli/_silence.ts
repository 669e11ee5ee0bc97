/**
 * A thread in a loop uses all the processor time that it gets, and one on a busy machine gets none. So silence is judged by
 * the processor time of this process, and not by the clock.
 */

/** @returns the processor time, in milliseconds, that all threads of this process had since this call */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}

export const IN_A_LOOP =
  'an answer keeps the doctor itself busy, which is a defect of ours; please report it';

/** @param workedMs the processor time that the doctor had */
export const machineTooBusy = (workedMs: number): string =>
  `this machine is too busy: the doctor had ${(workedMs / 1000).toFixed(1)} s of processor time; run it again where the machine has time`;

const TICK_MS = 1000;
/** An honest answer does not take so much processor time without a pause. */
const MOST_WORK_MS = 15_000;
/** After so many seconds of silence, a machine that gave less processor time than that has none to give. */
const MOST_SILENT_TICKS = 600;

/** Listens to a thread that works on many clients, and tells when it no longer says anything. */
export interface Listener {
  /** It said something; the first time, it begins. */
  readonly hear: () => void;
  readonly end: () => void;
}

/**
 * Silence is counted in ticks of this thread, so that a machine that slept is not taken for a busy one.
 *
 * @param stop called once, with why
 */
export function listener(stop: (why: string) => void): Listener {
  let silentTicks = 0;
  let inSilence = processorTime();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  const look = (): void => {
    silentTicks += 1;
    const workedMs = inSilence();
    const isLoop = workedMs >= MOST_WORK_MS;
    if (!isLoop && silentTicks < MOST_SILENT_TICKS) return;
    clearInterval(timer);
    stop(isLoop ? IN_A_LOOP : machineTooBusy(workedMs));
  };
  return {
    hear: () => {
      silentTicks = 0;
      inSilence = processorTime();
      // A message that has arrived already is read first: on a busy machine a tick is late.
      timer ??= setInterval(() => (turn = setImmediate(look)), TICK_MS);
    },
    end: () => {
      clearInterval(timer);
      clearImmediate(turn);
    },
  };
}
