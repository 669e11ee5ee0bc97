import { expect, TestRunner } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** How many hostile inputs the test tried; default: it is one itself. */
    tried?: number;
    /** The names of those that did not hold. */
    broken?: readonly string[];
  }
}

/** Counts hostile inputs of the running test, for the totals of `npm run hostile`. */
export function tried(inputs: number): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta !== undefined) meta.tried = (meta.tried ?? 0) + inputs;
}

/**
 * Tries a whole table in one test, so that one input that does not hold hides no other.
 *
 * @param hold rejects where an input does not hold
 * @param counted whether each member of the table is one input; otherwise the test calls `tried` itself
 */
export async function allHold<T>(
  table: Readonly<Record<string, T>>,
  hold: (input: T, name: string) => unknown,
  { atOnce = 1, counted = true }: { readonly atOnce?: number; readonly counted?: boolean } = {},
): Promise<void> {
  const broken: string[] = [];
  const waiting = Object.entries(table);
  if (counted) tried(waiting.length);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, input] = next;
      try {
        await hold(input, name);
      } catch (error) {
        broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const meta = TestRunner.getCurrentTest()?.meta;
  if (meta !== undefined && broken.length > 0) meta.broken = [...(meta.broken ?? []), ...broken];
  expect(broken).toEqual([]);
}
