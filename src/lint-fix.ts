import { createTwoFilesPatch } from 'diff';
import { redactor } from './evidence/redact.ts';
import type { Lint } from './lint.ts';
import type { ClientFile } from './target/client-file.ts';
import { maskedText } from './target/mask.ts';
import { mended } from './target/mend.ts';
import { UsageError } from './target/problem.ts';
import { secretsOf } from './target/secrets.ts';

/** A client's file and what is found in it. */
export interface Linted {
  readonly file: ClientFile;
  readonly result: Lint;
}

/**
 * Mends a client's file, one finding at a time, where a cause knows of edits that are right whatever else is wrong. An edit
 * stays only when the file can be read after it, its finding is gone, and no other came.
 *
 * @param lintText judges a changed text as the file was judged
 * @returns the same object when nothing could be mended
 */
export function fixed(before: Linted, lintText: (text: string) => Linted): Linted {
  const tried = new Set<string>();
  let current = before;
  for (;;) {
    const { findings, edits } = current.result;
    const index = findings.findIndex(({ id, fixable }) => fixable && !tried.has(id));
    const finding = findings[index];
    if (finding === undefined) return current;
    tried.add(finding.id);
    const text = mended(current.file, current.result.given, edits[index] ?? []);
    const after = text === undefined ? undefined : unlessRefused(() => lintText(text));
    if (after !== undefined && isBetter(after.result, current.result, finding.id)) current = after;
  }
}

function unlessRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const isBetter = (after: Lint, before: Lint, id: string): boolean =>
  !after.findings.some((each) => each.id === id) &&
  after.findings.every((each) => before.findings.some((other) => other.id === each.id));

/**
 * What changed between two states of a file, as a unified diff of nothing but the lines that change, secrets masked: the
 * comments around them are nobody's business.
 */
export function differenceOf(before: Linted, after: Linted): string {
  const { path } = before.file.source;
  const patch = createTwoFilesPatch(
    path,
    path,
    maskedText(before.file),
    maskedText(after.file),
    undefined,
    undefined,
    { context: 0 },
  );
  const body = patch.slice(patch.indexOf('---'));
  return redactor([...secretsOf(before.result.target), ...secretsOf(after.result.target)])(body);
}
