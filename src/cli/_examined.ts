import type { Examination, ExamineOptions } from '../doctor/examine.ts';
import type { Target } from '../settings/target.ts';
import type { Io } from './_command.ts';

/** Examines a target, and keeps the supervisor informed. */
export async function examined(target: Target, options: ExamineOptions, { watch }: Io): Promise<Examination> {
  const { examine } = await import('../doctor/examine.ts');
  watch?.({ kind: 'begun', timeoutMs: target.timeoutMs, what: 'run' });
  const examination = await examine(target, {
    ...options,
    // Unheard, they are not made.
    ...(watch !== undefined && { onPart: (part) => watch({ kind: 'part', part }) }),
    onProgress: (event) => {
      watch?.({ kind: 'span', ...event });
      options.onProgress?.(event);
    },
    onEvidence: (evidence, redact) => {
      watch?.({ kind: 'seen' });
      options.onEvidence?.(evidence, redact);
    },
  });
  watch?.({ kind: 'ended' });
  return examination;
}
