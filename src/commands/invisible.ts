/**
 * Characters that a terminal obeys or does not show: C0 and C1 controls, bidirectional overrides (Unicode Technical Report
 * #36), invisible characters and lone surrogates.
 */
export const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e0fff}]/gu;

export const hasInvisible = (text: string): boolean => text.search(INVISIBLE) !== -1;

/**
 * Log commands of CI runners: `::error::` (GitHub), `##[error]` and `##vso[task.setvariable]` (Azure Pipelines),
 * `##teamcity[…]`. This matches the marker that each begins with. `::` counts only at the beginning of a word, since
 * wrapping may move any word to the beginning of a line; `std::string` does not match.
 */
export const RUNNER_COMMAND = /(?<!\w)::(?=[a-z][\w-]*(?:::| ))|##(?=\w*\[)/gi;

/** Whether printing a text as it is could affect the terminal or the CI runner. Line breaks and tabs are harmless. */
export const acts = (text: string): boolean =>
  hasInvisible(text.replace(/[\n\t]/g, '')) || text.search(RUNNER_COMMAND) !== -1;

const SHORT: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** The text in one line, with control and invisible characters escaped as JSON, HCL and Java properties read them. */
export const escapeInvisible = (text: string): string =>
  text.replace(INVISIBLE, (character) => SHORT[character] ?? inUnits(character));

/** Escapes as JSON and Java properties read them: one per UTF-16 code unit. */
export const inUnits = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** Replaces lone surrogates, which UTF-8 cannot encode. */
export const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
