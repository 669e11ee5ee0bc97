import { visible } from '../words/escape.ts';

/**
 * Text in the output of a Nagios plugin. A vertical line would begin performance data; core drops angle brackets, back quotes and
 * others (`illegal_macro_output_chars`) only where it is configured so, and its pages may show what is left as HTML.
 */
export const nagiosText = (text: string): string =>
  visible(text).replace(/[|<>`]/g, (character) => LOOK_ALIKE[character] ?? '');

const LOOK_ALIKE: Readonly<Record<string, string>> = { '|': '¦', '<': '‹', '>': '›', '`': "'" };
