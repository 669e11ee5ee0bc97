import { visible } from '../words/escape.ts';

/** A description or reason in TAP 14: `#` would begin a directive, and a backslash escapes both. */
export const tapText = (text: string): string => visible(text).replace(/[\\#]/g, String.raw`\$&`);

/** A string in the YAML of a test point's diagnostics: a JSON string is valid YAML, and always stays on one line. */
export const yamlText = (text: string): string => JSON.stringify(visible(text));
