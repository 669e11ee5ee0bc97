import * as z from 'zod/mini';
import type { Evidence } from './evidence.ts';
import { printedJson } from './json.ts';
import type { Redact } from './redact.ts';
import { bundleSchema } from './schema.ts';

/** A recorded run: the evidence and the version that recorded it. `replay` must reach the same diagnosis. */
export interface Bundle {
  readonly kind: 'oauthbearer-bundle';
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'oauthbearer'; readonly version: string };
  /** Whether client ids and subjects were replaced. */
  readonly pseudonymized: boolean;
  readonly evidence: Evidence;
}

/** The file is not a bundle, or has a schema version that this program does not read. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** The text of the bundle, and whether a secret had to be removed from it. */
export interface WrittenBundle {
  readonly text: string;
  readonly wasCut: boolean;
}

/**
 * The text of a bundle file. People share bundles, so it is searched for secrets once more, in case some evidence was
 * added after redaction.
 *
 * @param redact removes the secrets of the recorded run
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

/**
 * The maximum size in bytes, far more than a run records: each response body is capped at 1 MiB, and a run has few of
 * them.
 */
export const LARGEST_BUNDLE = 8 * 1024 * 1024;
const DEEPEST = 100;
const MOST_VALUES = 1_000_000;

/**
 * Reads a bundle file from an untrusted source.
 *
 * @throws BundleError with a one-line message for people
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
 * Parses a bundle or a report without trusting its size.
 *
 * @throws BundleError with a one-line message for people
 */
export function parseRecorded(text: string): unknown {
  if (text.length > LARGEST_BUNDLE) throw new BundleError('it is larger than any bundle (8 MiB)');
  // Checked before parsing: a value of two characters can take a hundred bytes of memory.
  if (valuesIn(text) > 2 * MOST_VALUES) throw new BundleError(TOO_MUCH);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BundleError('it is not JSON');
  }
}

const TOO_MUCH = 'it is nested more deeply, or holds more, than a bundle does';

/**
 * An upper bound for the number of values in a JSON text, counted by commas and brackets; an empty object in a list
 * counts twice.
 */
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

/**
 * Whether data is small and shallow enough to walk recursively. This check itself uses a list, because the depth is not
 * known yet.
 */
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
