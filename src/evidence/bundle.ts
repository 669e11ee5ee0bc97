import * as z from 'zod/mini';
import type { Evidence } from './evidence.ts';
import { printedJson } from './json.ts';
import type { Redact } from './redact.ts';
import { bundleSchema } from './schema.ts';

/** A recorded run: evidence and who recorded it. `replay` diagnoses it again and must say the same. */
export interface Bundle {
  readonly kind: 'oauthbearer-bundle';
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oauthbearer'; readonly version: string };
  /** Whether client ids and subjects were replaced. */
  readonly pseudonymized: boolean;
  readonly evidence: Evidence;
}

/** A file that is no bundle, or one of a version that this program does not read. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** What is written, and whether a secret had to be cut out of it. */
export interface WrittenBundle {
  readonly text: string;
  readonly wasCut: boolean;
}

/**
 * The text of a bundle file, which people hand to others: it is looked through for secrets once more, whatever was added since
 * the evidence was observed.
 *
 * @param redact takes out the secrets of the run that the evidence is of
 */
export function writeBundleWithout(
  redact: Redact,
  evidence: Evidence,
  about: { readonly version: string; readonly pseudonymized?: boolean },
): WrittenBundle {
  const before = writeBundle(evidence, about);
  const text = writeBundle(redact(evidence), about);
  return { text, wasCut: text !== before };
}

/** The text of a bundle file. */
export function writeBundle(
  evidence: Evidence,
  about: { readonly version: string; readonly pseudonymized?: boolean },
): string {
  const bundle: Bundle = {
    kind: 'oauthbearer-bundle',
    schemaVersion: 1,
    tool: { name: 'oauthbearer', version: about.version },
    pseudonymized: about.pseudonymized ?? false,
    evidence,
  };
  return printedJson(bundle, 1);
}

/** Bytes of a bundle, at most: far more than a run records. Every body is capped at 1 MiB, and there are few. */
export const LARGEST_BUNDLE = 8 * 1024 * 1024;
const DEEPEST = 100;
const MOST_VALUES = 1_000_000;

/**
 * Reads a bundle file, which may come from anybody.
 *
 * @throws BundleError with one line for people.
 */
export function readBundle(text: string): Bundle {
  const value = parseRecorded(text);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('kind' in value) ||
    value.kind !== 'oauthbearer-bundle'
  ) {
    throw new BundleError('it is not a bundle (a bundle is what "oauthbearer doctor --bundle FILE" writes)');
  }
  if ('schemaVersion' in value && typeof value.schemaVersion === 'number' && value.schemaVersion > 1) {
    throw new BundleError(
      `it was written by a newer version (bundle format ${value.schemaVersion}); update oauthbearer`,
    );
  }
  if (!isModest(value)) throw new BundleError(TOO_MUCH);
  const parsed = z.safeParse(bundleSchema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new BundleError(`it is damaged: ${placeOf(issue?.path ?? [])} is not what it should be`);
}

/**
 * Parses what a run wrote, a bundle or a report, without trusting its size.
 *
 * @throws BundleError with one line for people.
 */
export function parseRecorded(text: string): unknown {
  if (text.length > LARGEST_BUNDLE) throw new BundleError('it is larger than any bundle (8 MiB)');
  // Before it is parsed: a value of two characters takes a hundred bytes of memory.
  if (valuesIn(text) > 2 * MOST_VALUES) throw new BundleError(TOO_MUCH);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BundleError('it is not JSON');
  }
}

const TOO_MUCH = 'it is nested more deeply, or holds more, than a bundle does';

/** How many values a JSON text has at most, an empty object of a list counted twice: commas and brackets. */
function valuesIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === ',' || mark === '[' || mark === '{') count += 1;
  }
  return count;
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) =>
      String(step)
        .replace(/[^\w:.-]/g, '?')
        .slice(0, 60),
    )
    .join('.') || 'the top';

/** Whether data can be walked recursively. Itself it walks with a list, for it is asked before anybody knows. */
function isModest(top: unknown): boolean {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value: top, depth: 0 }];
  for (let seen = 0; left.length > 0; seen += 1) {
    const { value, depth } = left.pop()!;
    if (depth > DEEPEST || seen > MOST_VALUES) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) left.push({ value: inner, depth: depth + 1 });
  }
  return true;
}
