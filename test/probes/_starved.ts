import { onTestFinished } from 'vitest';

/** This process cannot run: its event loop stands still, as on a machine that gives it no processor. */
export const stall = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

/** Until the test ends, this process can run for one fifth of the time. */
export function starve(): void {
  const timer = setInterval(stall, 25, 100);
  onTestFinished(() => clearInterval(timer));
}
