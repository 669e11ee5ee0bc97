import { diagnose, experimentsFor, type Diagnosis } from '../diagnosis/diagnose.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { observer, type ObserveOptions } from '../probes/observe.ts';
import type { Target } from '../settings/target.ts';

export interface Examination {
  /** No secret of the target is in it. */
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  /** Milliseconds that the run took. */
  readonly durationMs: number;
}

export interface ExamineOptions extends ObserveOptions {
  /** Called with what was seen as soon as it was, and again after the experiments. */
  readonly onEvidence?: (evidence: Evidence) => void;
}

/**
 * Examines a target: looks at everything, diagnoses, makes the experiments that would confirm or refute what it
 * suspects, and diagnoses again. Whatever the servers answer, it ends within `target.timeoutMs`; it changes nothing on any
 * of them.
 *
 * An aborted run (`options.signal`) diagnoses what was seen until then and makes no experiments.
 */
export async function examine(target: Target, options: ExamineOptions = {}): Promise<Examination> {
  const began = performance.now();
  const run = observer(target, options);
  const keep = (evidence: Evidence): Evidence => {
    options.onEvidence?.(evidence);
    return evidence;
  };
  try {
    const evidence = keep(await run.observe());
    const diagnosis = diagnose(evidence);
    const mayTry = target.experiments && !target.offline && options.signal?.aborted !== true;
    const wanted = mayTry ? experimentsFor(evidence, diagnosis) : [];
    if (wanted.length === 0) return { evidence, diagnosis, durationMs: performance.now() - began };
    const more = keep(await run.experiment(evidence, wanted));
    return { evidence: more, diagnosis: diagnose(more), durationMs: performance.now() - began };
  } finally {
    await run.close();
  }
}
