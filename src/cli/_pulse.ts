import type { Io } from './_command.ts';

const PULSE_MS = 1000;

/**
 * Tells the supervisor again and again that this thread is not in a loop.
 *
 * @returns ends it
 */
export function pulse({ watch }: Io): () => void {
  watch?.({ kind: 'alive' });
  const timer = setInterval(() => watch?.({ kind: 'alive' }), PULSE_MS);
  return () => {
    clearInterval(timer);
    watch?.({ kind: 'ended' });
  };
}
