import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A parser of untrusted bytes. One file in `fuzz/targets/` each, as its default export. */
export interface FuzzTarget {
  /** Real inputs to derive others from. */
  readonly seeds: () => readonly Uint8Array[];
  /** Tokens of the language, inserted anywhere. */
  readonly words?: readonly string[];
  /** Whether an error is the parser's documented way to reject an input. */
  readonly refusal?: (error: unknown) => boolean;
  readonly run: (input: Buffer) => unknown;
}

const ROOT = join(import.meta.dirname, '..');
const TARGETS = join(import.meta.dirname, 'targets');
export const CORPUS = join(import.meta.dirname, 'corpus');

/** Inputs that broke a target in the past. */
export const corpusOf = (name: string): readonly (readonly [file: string, input: Buffer])[] =>
  filesIn(join(CORPUS, name)).map((file) => [file, readFileSync(join(CORPUS, name, file))]);

export const targetNames: readonly string[] = filesIn(TARGETS).map((file) => file.replace(/\.ts$/, ''));

export async function targetCalled(name: string): Promise<FuzzTarget> {
  const { default: target } = (await import(join(TARGETS, `${name}.ts`))) as { readonly default: FuzzTarget };
  return target;
}

/** @returns the error that the target must not throw, if it threw one */
export async function faultOf(target: FuzzTarget, input: Buffer): Promise<Error | undefined> {
  try {
    await target.run(input);
    return undefined;
  } catch (error) {
    if (target.refusal?.(error) === true) return undefined;
    return error instanceof Error ? error : new Error(`${typeof error} was thrown`);
  }
}

/** Every file in a folder of `fixtures/`, preceded by its name if the name is part of the input. */
export function fixtures(folder: string, { named = false } = {}): readonly Uint8Array[] {
  return readdirSync(join(ROOT, 'fixtures', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name));
      return named ? Buffer.concat([Buffer.from(`${entry.name}\n`), content]) : content;
    });
}

/** A file's name, in the first line, and its content. */
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
