import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A parser of bytes that somebody else wrote. One file in `fuzz/targets/` each, as its default export. */
export interface FuzzTarget {
  /** Real inputs, to make others from. */
  readonly seeds: () => readonly Uint8Array[];
  /** What the language is made of, to be put in anywhere. */
  readonly words?: readonly string[];
  /** Errors by which it refuses an input, as its documentation says. */
  readonly refusal?: (error: unknown) => boolean;
  readonly run: (input: Buffer) => unknown;
}

const ROOT = join(import.meta.dirname, '..');
const TARGETS = join(import.meta.dirname, 'targets');
export const CORPUS = join(import.meta.dirname, 'corpus');

/** Inputs that once broke a target. */
export const corpusOf = (name: string): readonly (readonly [file: string, input: Buffer])[] =>
  filesIn(join(CORPUS, name)).map((file) => [file, readFileSync(join(CORPUS, name, file))]);

export const targetNames: readonly string[] = filesIn(TARGETS).map((file) => file.replace(/\.ts$/, ''));

export async function targetCalled(name: string): Promise<FuzzTarget> {
  const { default: target } = (await import(join(TARGETS, `${name}.ts`))) as { readonly default: FuzzTarget };
  return target;
}

/** @returns what the target threw against its word */
export async function faultOf(target: FuzzTarget, input: Buffer): Promise<Error | undefined> {
  try {
    await target.run(input);
    return undefined;
  } catch (error) {
    if (target.refusal?.(error) === true) return undefined;
    return error instanceof Error ? error : new Error(`${typeof error} was thrown`);
  }
}

/** Every file in a folder of `fixtures/`, the name before the content where the name is part of the input. */
export function fixtures(folder: string, { named = false } = {}): readonly Uint8Array[] {
  return readdirSync(join(ROOT, 'fixtures', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name));
      return named ? Buffer.concat([Buffer.from(`${entry.name}\n`), content]) : content;
    });
}

/** A file's name, in the first line, and what is in it. */
export function nameAndContent(input: Buffer): readonly [name: string, content: Buffer] {
  const end = input.indexOf('\n');
  return end < 0 ? ['a.txt', input] : [input.subarray(0, end).toString('latin1'), input.subarray(end + 1)];
}

export const texts = (...all: readonly string[]): readonly Uint8Array[] =>
  all.map((each) => Buffer.from(each));

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
