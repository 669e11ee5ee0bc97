import { Worker } from 'node:worker_threads';
import { LONGEST_INPUT } from './mutate.ts';

export interface WorkerData {
  readonly targets: readonly string[];
  readonly seed: number;
  /** How many inputs each target gets; without it there is no end. */
  readonly inputs: number | undefined;
  /**
   * The number of inputs started, the index of the current target, and the length of its input, as INT32; then its
   * bytes.
   */
  readonly shared: SharedArrayBuffer;
}

export interface Finding {
  readonly kind: 'crash' | 'hang' | 'memory';
  readonly target: string;
  readonly input: Uint8Array;
  readonly what: string;
}

export interface Watched {
  readonly tried: number;
  /** Whether each target got all its inputs. */
  readonly completed: boolean;
  readonly peakMegabytes: number;
}

/** The maximum idle time of one input, if it waits for something that never comes. */
const MOST_IDLE_MS = 60_000;
const MOST_MEGABYTES = 256;
const LOOK_EVERY_MS = 50;

const beside = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** Hooks for TypeScript do not apply to worker threads in Node 20: a worker registers its own. */
const STARTED = `import('node:module').then(({ register }) => {
  register(${beside('typescript-hooks.js')});
  return import(${beside('worker.ts')});
});`;

/**
 * Runs a worker until the time is over, or until an input ends it.
 *
 * @param onFound called for each finding; a hang or exhausted memory ends the worker
 */
export async function watch(
  {
    targets,
    seed,
    inputs,
    until,
    patience,
  }: Pick<WorkerData, 'targets' | 'seed' | 'inputs'> & {
    /** As `Date.now()` counts. */
    readonly until: number;
    /** The maximum processor time of one input, in seconds. */
    readonly patience: number;
  },
  onFound: (finding: Finding) => void,
): Promise<Watched> {
  const shared = new SharedArrayBuffer(12 + LONGEST_INPUT);
  const state = new Int32Array(shared, 0, 3);
  const workerData: WorkerData = { targets, seed, inputs, shared };
  const worker = new Worker(STARTED, {
    eval: true,
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 16 },
  });
  const current = (kind: Finding['kind'], what: string): Finding => ({
    kind,
    what,
    target: targets[state[1] ?? 0] ?? '',
    input: new Uint8Array(shared.slice(12, 12 + (state[2] ?? 0))),
  });
  let peak = 0;
  let last = { tried: 0, cpu: process.cpuUsage(), at: performance.now() };
  let completed = false;
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const tried = Atomics.load(state, 0);
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      const { user, system } = process.cpuUsage(last.cpu);
      if (tried !== last.tried || tried === 0)
        last = { tried, cpu: process.cpuUsage(), at: performance.now() };
      else if ((user + system) / 1e6 > patience) finish(current('hang', `takes more than ${patience} s`));
      else if (performance.now() - last.at > MOST_IDLE_MS) finish(current('hang', 'never settles'));
      if (external + arrayBuffers > MOST_MEGABYTES * 2 ** 20)
        finish(current('memory', 'holds more than 256 MB of bytes'));
      peak = Math.max(peak, process.memoryUsage.rss(), heapUsed);
      if (Date.now() > until) finish();
    }, LOOK_EVERY_MS);
    const finish = (finding?: Finding): void => {
      clearInterval(timer);
      worker.removeAllListeners('error');
      worker.removeAllListeners('exit');
      worker.on('error', () => undefined);
      if (finding !== undefined) onFound(finding);
      void worker
        .terminate()
        .then(() => resolve({ tried: Atomics.load(state, 0), completed, peakMegabytes: peak / 2 ** 20 }));
    };
    worker.on('exit', () => {
      completed = true;
      finish();
    });
    worker.on('message', onFound);
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') finish(current('memory', 'takes more than 256 MB'));
      else if (state[0] === 0) {
        clearInterval(timer);
        reject(error);
      } else finish(current('crash', `outside of its promise: ${error.stack ?? error.message}`));
    });
  });
}
