import { diagnose, experimentsFor, type Diagnosis } from '../diagnosis/diagnose.ts';
import type { JwksRefresh } from '../evidence/confluent.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Redact } from '../evidence/redact.ts';
import type { Observation } from '../evidence/observation.ts';
import { observer, type ObserveOptions } from '../probes/observe.ts';
import type { Target } from '../settings/target.ts';

export interface Examination {
  /** Contains no secret of the target. */
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  /** The diagnosis before `refreshJwks`; absent when nothing was refreshed. */
  readonly earlier?: Diagnosis;
  /** The duration of the run in milliseconds. */
  readonly durationMs: number;
}

export interface ExamineOptions extends ObserveOptions {
  /**
   * Called with the observations as soon as they are complete, and again after the experiments; with a function that
   * removes the run's secrets from anything added later.
   */
  readonly onEvidence?: (evidence: Evidence, redact: Redact) => void;
  /**
   * Makes Confluent fetch the keys of the client's identity provider after the first observation, and observes again.
   * The only change on a server: it needs a Cloud API key with permission to do so.
   */
  readonly refreshJwks?: boolean;
}

/**
 * Examines a target: observes everything, diagnoses, runs the experiments that would confirm or refute a suspected
 * cause, and diagnoses again. It ends within `target.timeoutMs` whatever the servers do, and changes nothing on them,
 * unless `options.refreshJwks` asks for it.
 *
 * An aborted run (`options.signal`) diagnoses what was observed until then and runs no experiments.
 */
export async function examine(target: Target, options: ExamineOptions = {}): Promise<Examination> {
  const began = performance.now();
  const first = await examineOnce(target, options);
  if (first.refresh === undefined) return { ...first, durationMs: performance.now() - began };
  const { refresh } = first;
  const timeoutMs = Math.max(LEAST_MS, target.timeoutMs - (performance.now() - began));
  const again = await examineOnce({ ...target, timeoutMs }, { ...options, refreshJwks: false });
  const evidence = { ...again.evidence, confluent: { ...again.evidence.confluent, refresh } };
  options.onEvidence?.(evidence, again.redact);
  return { ...again, evidence, earlier: first.diagnosis, durationMs: performance.now() - began };
}

/** A run with less time would observe nothing. */
const LEAST_MS = 1_000;

interface Once extends Pick<Examination, 'evidence' | 'diagnosis'> {
  readonly redact: Redact;
  /** The result of the refresh; undefined when none was made. */
  readonly refresh?: Observation<JwksRefresh>;
}

async function examineOnce(target: Target, options: ExamineOptions): Promise<Once> {
  const run = observer(target, options);
  const keep = (evidence: Evidence): Evidence => {
    options.onEvidence?.(evidence, run.redact);
    return evidence;
  };
  const { redact } = run;
  const isInterrupted = (): boolean => options.signal?.aborted === true;
  try {
    const seen = keep(await run.observe());
    const suspected = diagnose(seen);
    const mayTry = target.experiments && !target.offline && !isInterrupted();
    const wanted = mayTry ? experimentsFor(seen, suspected) : [];
    const evidence = wanted.length === 0 ? seen : keep(await run.experiment(seen, wanted));
    const diagnosis = wanted.length === 0 ? suspected : diagnose(evidence);
    if (options.refreshJwks !== true || target.offline || isInterrupted())
      return { evidence, diagnosis, redact };
    const { refresh } = (await run.refreshJwks(evidence)).confluent;
    return { evidence, diagnosis, redact, ...(refresh !== undefined && { refresh }) };
  } finally {
    await run.close();
  }
}
