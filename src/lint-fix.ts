import { createTwoFilesPatch } from 'diff';
import { redactor } from './evidence/redact.ts';
import type { Lint } from './lint.ts';
import type { LintFinding } from './report/lint.ts';
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
 * stays only when the file can be read after it, its finding is gone, and no other came; or such as came could be mended
 * too: a JAAS string that can be read at last shows what is wrong within.
 *
 * @param lintText judges a changed text as the file was judged
 * @param done findings that are not to be tried any more
 * @returns the same object when nothing could be mended
 */
export function fixed(
  before: Linted,
  lintText: (text: string) => Linted,
  done: ReadonlySet<string> = new Set(),
): Linted {
  const tried = new Set(done);
  let current = before;
  for (;;) {
    const { findings, edits } = current.result;
    const index = findings.findIndex(({ id, fixable }) => fixable && !tried.has(id));
    const finding = findings[index];
    if (finding === undefined) return current;
    tried.add(finding.id);
    const text = mended(current.file, current.result.given, edits[index] ?? []);
    const after = text === undefined ? undefined : unlessRefused(() => lintText(text));
    if (after === undefined) continue;
    const isDone = ({ result }: Linted): boolean => isBetter(result, current.result, finding.id);
    const candidate = isDone(after) ? after : fixed(after, lintText, tried);
    if (isDone(candidate)) current = candidate;
  }
}

/** What is promised to be mended is what was, in a trial: findings that are still there are for a person. */
export const withHonestPromises = (findings: readonly LintFinding[], after: Linted): readonly LintFinding[] =>
  findings.map((finding) =>
    finding.fixable && after.result.findings.some(({ id }) => id === finding.id)
      ? { ...finding, fixable: false }
      : finding,
  );

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
