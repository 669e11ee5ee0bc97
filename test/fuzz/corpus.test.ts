import { describe, expect, it } from 'vitest';
import { mutated, randomFrom } from '../../fuzz/mutate.ts';
import { corpusOf, faultOf, targetCalled, targetNames } from '../../fuzz/target.ts';

/** How many inputs each parser gets besides those that broke it in the past; `npm run fuzz` tries more. */
const TRIES = 5;
/** Real inputs. */
const SEEDS = 5;

// Before the first test, because most of the program is loaded for them.
const targets = await Promise.all(targetNames.map(async (name) => [name, await targetCalled(name)] as const));

describe.each(targets)('the parser of %s', (name, target) => {
  it('reads or rejects what broke it in the past, and inputs derived from real ones', async () => {
    const [seeds, random] = [target.seeds(), randomFrom(1)];
    const inputs = [
      ...corpusOf(name).map(([, input]) => input),
      ...Array.from({ length: TRIES }, () => mutated(seeds, target.words ?? [], random)),
    ];
    for (const input of inputs)
      expect(await faultOf(target, input), input.toString('base64')).toBeUndefined();
  });

  it('reads real inputs, so that it gets beyond its first rejection', async () => {
    const read = async (seed: Uint8Array): Promise<boolean> => {
      try {
        await target.run(Buffer.from(seed));
        return true;
      } catch {
        return false;
      }
    };
    expect(await Promise.all(target.seeds().slice(0, SEEDS).map(read))).toContain(true);
  });
});
