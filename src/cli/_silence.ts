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
