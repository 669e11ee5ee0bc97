/**
 * Text from a server or a token is hostile: on a terminal it could move the cursor, change the title or reverse what
 * is read. Every C0 and C1 control character, bidirectional override (Unicode Technical Report #36) and invisible
 * character is written out instead. In the log of a pipeline it could be a command to its runner; the first character
 * of such a one is written out too.
 */
export const visible = (text: string): string =>
  text.replace(UNSAFE, written).replace(RUNNER_COMMAND, written);

const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e0fff}]/gu;

/**
 * `::error::`, which GitHub's runner obeys at the beginning of a line, where wrapping may put any word; `##[error]` and
 * Azure's `##vso[task.setvariable]`, which are obeyed anywhere in it.
 */
const RUNNER_COMMAND = /(?<!\S):(?=:[a-z][\w-]*(?:::| ))|#(?=#(?:vso)?\[)/gi;

const SHORT: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

const written = (character: string): string =>
  SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** As `visible`, and blanks at the ends, which decide a comparison and are seen by nobody, as `␠`. */
export const visibleEnds = (text: string): string =>
  visible(text).replace(/^ +| +$/g, (blanks) => '␠'.repeat(blanks.length));
