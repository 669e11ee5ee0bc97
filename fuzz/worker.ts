/** Tries inputs on all targets in turn, in a thread that `run.ts` watches and may have to end. */
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { LONGEST_INPUT, minimised, mutated, randomFrom } from './mutate.ts';
import { corpusOf, faultOf, targetCalled } from './target.ts';
import type { Finding, WorkerData } from './watch.ts';

const { targets, seed, inputs, shared } = workerData as WorkerData;
const state = new Int32Array(shared, 0, 3);
const current = new Uint8Array(shared, 12, LONGEST_INPUT);
const TURN_MS = 200;

const loaded = await Promise.all(
  targets.map(async (name) => {
    const target = await targetCalled(name);
    const seeds = [...target.seeds(), ...corpusOf(name).map(([, input]) => input)];
    return { name, target, seeds, random: randomFrom(seed + crc32(name)), tried: 0 };
  }),
);
const seen = new Set<string>();

for (let left = [...loaded.entries()]; left.length > 0; left = left.filter(([, each]) => hasMore(each))) {
  for (const [index, each] of left) {
    const { name, target, seeds, random } = each;
    for (const end = performance.now() + TURN_MS; performance.now() < end && hasMore(each); each.tried++) {
      const input = mutated(seeds, target.words ?? [], random);
      current.set(input);
      state[1] = index;
      state[2] = input.length;
      // Last, so that a reader who sees the number also sees its input.
      Atomics.add(state, 0, 1);
      const fault = await faultOf(target, input);
      if (fault === undefined || seen.has(signatureOf(name, fault))) continue;
      const signature = signatureOf(name, fault);
      seen.add(signature);
      const least = await minimised(input, async (smaller) => {
        Atomics.add(state, 0, 1);
        const again = await faultOf(target, smaller);
        return again !== undefined && signatureOf(name, again) === signature;
      });
      const found: Finding = {
        kind: 'crash',
        target: name,
        input: least,
        what: fault.stack ?? String(fault),
      };
      parentPort?.postMessage(found);
    }
    // Lets the worker deliver its messages, which a busy thread never does.
    await new Promise(setImmediate);
  }
}

function hasMore({ tried }: { readonly tried: number }): boolean {
  return inputs === undefined || tried < inputs;
}

/** Where it was thrown; the message may quote the input. */
function signatureOf(name: string, { name: kind, stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [name, kind, frames.slice(0, 2).join()].join('|');
}
