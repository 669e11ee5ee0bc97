import { Readable } from 'node:stream';
import { createTwoFilesPatch } from 'diff';
import { lint, type Lint, type LintOptions } from './lint.ts';
import type { LintedFile, LintFinding } from '../report/lint.ts';
import { readClientFile, type ClientFile } from '../client-files/client-file.ts';
import clientLog from '../client-files/carriers/client-log.ts';
import { editedText, type Change } from '../client-files/edits.ts';
import { maskedText } from '../client-files/mask.ts';
import { NoClientInFile } from '../client-files/refused.ts';
import { gunzipped, isGzip } from '../text/gunzip.ts';
import { refuse, UsageError } from '../text/problem.ts';
import { LARGEST_FILE } from '../text/source.ts';
import { secretsOf } from '../settings/secrets.ts';

/** A client's file and its findings. */
export interface Linted {
  readonly file: ClientFile;
  readonly result: Lint;
}

/** The same, with what judges a changed text of the file in the same way. */
export interface LintSubject extends Linted {
  readonly lintText: (text: string) => Linted;
}

/**
 * Reads a client's file and judges it.
 *
 * @param format the id of a format, when the user knows better
 * @throws UsageError when it cannot be read, or has what the doctor cannot use
 */
export function lintBytes(
  path: string,
  bytes: Uint8Array,
  { format, ...options }: LintOptions & { readonly format?: string | undefined },
): LintSubject {
  const lintThese = (these: Uint8Array): Linted => {
    const file = readClientFile(path, these, format);
    const result = lint(file, options);
    refuse(result.problems);
    return { file, result };
  };
  const linted = lintThese(bytes);
  return {
    ...linted,
    lintText: (text) => lintThese(encoded(text, linted.file)),
  };
}

/**
 * Judges a client's file, or its log, which may be compressed: every log is read in the same way, whatever its length.
 *
 * @param format the id of a format, when the user knows better
 * @throws UsageError when it cannot be read, or has what the doctor cannot use
 */
export async function lintFileOrLog(
  path: string,
  bytes: Uint8Array,
  options: LintOptions & { readonly format?: string | undefined },
): Promise<LintSubject> {
  const [subject, refusal] = asFile(path, bytes, options);
  if (subject !== undefined && subject.file.format.id !== clientLog.id) return subject;
  const { configurationOfLog } = await import('./read-log.ts');
  const log = await configurationOfLog({ path, chunks: gunzipped(Readable.from([bytes])) });
  if (log !== undefined) return lintLog(log, options);
  if (subject !== undefined) return lintLog(subject.file, options);
  throw refusal;
}

/** @throws UsageError when it is neither a client's file nor anything that may be a log */
function asFile(
  path: string,
  bytes: Uint8Array,
  options: Parameters<typeof lintBytes>[2],
): readonly [LintSubject] | readonly [undefined, refusal: UsageError] {
  try {
    return [lintBytes(path, bytes, options)];
  } catch (error) {
    const mayBeLog = error instanceof NoClientInFile || bytes.length > LARGEST_FILE || isGzip(bytes);
    if (error instanceof UsageError && mayBeLog) return [undefined, error];
    throw error;
  }
}

/**
 * Judges the configuration in a log. Nothing in a log is fixed.
 *
 * @throws UsageError when it has what the doctor cannot use
 */
export function lintLog(file: ClientFile, options: LintOptions): LintSubject {
  const result = lint(file, options);
  refuse(result.problems);
  const linted = { file, result };
  return { ...linted, lintText: () => linted };
}

/** A text in the encoding that the file had. */
export const encoded = (text: string, { source }: ClientFile): Uint8Array =>
  Buffer.from(text, source.isLatin1 ? 'latin1' : 'utf8');

/** What reporters need to know about a file. */
export const lintedFileOf = (subject: LintSubject): LintedFile => ({
  file: subject.file.source.path,
  format: subject.file.reading.as?.title ?? subject.file.format.title,
  findings: withHonestPromises(subject.result.findings, fixed(subject, subject.lintText)),
  settingsRead: subject.result.settingsRead,
  notJudged: subject.result.notJudged,
});

/**
 * Fixes a client's file, one finding at a time, if a cause has edits that are correct whatever else is wrong. An edit
 * is kept only if the file can still be read, its finding is gone, and no other appeared, or those that appeared could
 * be fixed too: once a JAAS string can be parsed, it may show further faults.
 *
 * @param lintText judges a changed text as the file was judged
 * @param done findings not to be tried again, by the names of attempts
 * @returns the same object when nothing could be fixed
 */
export function fixed(
  before: Linted,
  lintText: (text: string) => Linted,
  done: ReadonlySet<string> = new Set(),
): Linted {
  const tried = new Set(done);
  let current = before;
  for (;;) {
    const attempt = nextAttempt(current.result, tried);
    if (attempt === undefined) return current;
    const { name, id, changes, isWhole } = attempt;
    tried.add(name);
    const text = editedText(current.file, changes);
    const after = text === undefined ? undefined : unlessRefused(() => lintText(text));
    if (after === undefined) continue;
    const isDone = ({ result }: Linted): boolean => isBetter(result, current.result, id);
    const candidate = isDone(after) || !isWhole ? after : fixed(after, lintText, tried);
    if (isDone(candidate)) current = candidate;
  }
}

interface Attempt {
  readonly name: string;
  readonly id: string;
  readonly changes: readonly Change[];
  /** All findings with this id are included. */
  readonly isWhole: boolean;
}

/** Several clients in one file may have the same fault: it is fixed in all of them at once, or where possible. */
function nextAttempt({ findings, changes }: Lint, tried: ReadonlySet<string>): Attempt | undefined {
  const open = findings
    .map(({ id, fixable, place }, index) => ({
      name: `${id} ${place?.line}:${place?.column}`,
      id,
      fixable,
      changes: changes[index] ?? [],
    }))
    .filter(({ name, fixable }) => fixable && !tried.has(name));
  const [first] = open;
  if (first === undefined) return undefined;
  const same = open.filter(({ id }) => id === first.id);
  const together = `${first.id} together`;
  return same.length > 1 && !tried.has(together)
    ? { name: together, id: first.id, changes: same.flatMap((each) => each.changes), isWhole: true }
    : { ...first, isWhole: same.length === 1 };
}

function isBetter(after: Lint, before: Lint, id: string): boolean {
  const left = ({ findings }: Lint, of: string): number => findings.filter((each) => each.id === of).length;
  return (
    left(after, id) < left(before, id) &&
    after.findings.every((each) => left(after, each.id) <= left(before, each.id))
  );
}

/** A finding is called fixable only if a trial fixed it; those that remain are for a person. */
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

/**
 * The difference between two states of a file, as a unified diff without context lines and with secrets masked: the
 * surrounding comments may be private.
 */
export function differenceOf(before: Linted, after: Linted): string {
  const { path } = before.file.source;
  const known = [...before.result.targets, ...after.result.targets].flatMap(secretsOf);
  const patch = createTwoFilesPatch(
    path,
    path,
    maskedText(before.file, known),
    maskedText(after.file, known),
    undefined,
    undefined,
    { context: 0 },
  );
  return patch.slice(patch.indexOf('---'));
}
