import { visible } from '../words/escape.ts';

/** A description or a reason in TAP 14: `#` would begin a directive, and a backslash takes the meaning of either away. */
export const tapText = (text: string): string => visible(text).replace(/[\\#]/g, String.raw`\$&`);

/** A string in the YAML of a test point's diagnostics: JSON's strings are YAML's, and hold on one line whatever they hold. */
export const yamlText = (text: string): string => JSON.stringify(visible(text));
