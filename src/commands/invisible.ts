/**
 * Characters that a terminal obeys or does not show: C0 and C1 controls, bidirectional overrides (Unicode Technical Report
 * #36), invisible characters and lone surrogates.
 */
export const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e0fff}]/gu;

export const hasInvisible = (text: string): boolean => text.search(INVISIBLE) !== -1;

/**
 * What the log of a pipeline obeys: `::error::` of GitHub's runner, `##[error]` and `##vso[task.setvariable]` of Azure's,
 * `##teamcity[…]`. The marks that it begins with. The first is obeyed at the
 * beginning of a line, where wrapping may put any word, so that `std::string` is none.
 */
export const RUNNER_COMMAND = /(?<!\w)::(?=[a-z][\w-]*(?:::| ))|##(?=\w*\[)/gi;

/** Whether a text, printed as it stands, does something to whoever prints it. Line breaks and tabs do not. */
export const acts = (text: string): boolean =>
  hasInvisible(text.replace(/[\n\t]/g, '')) || text.search(RUNNER_COMMAND) !== -1;

const SHORT: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** The text in one line, with escapes for what is not seen: as JSON, HCL and Java's properties read them. */
export const escapeInvisible = (text: string): string =>
  text.replace(INVISIBLE, (character) => SHORT[character] ?? inUnits(character));

/** Escapes as JSON and Java's properties read them: one for each UTF-16 code unit. */
export const inUnits = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** Without lone surrogates, which UTF-8 cannot say. */
export const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
