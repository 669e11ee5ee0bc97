import { visible } from '../words/escape.ts';

/**
 * Text in the output of a Nagios plugin. A vertical bar would begin performance data; Nagios Core removes angle
 * brackets, back quotes and others (`illegal_macro_output_chars`) only if configured, and its pages may show the rest
 * as HTML.
 */
export const nagiosText = (text: string): string =>
  visible(text).replace(/[|<>`]/g, (character) => LOOK_ALIKE[character] ?? '');

const LOOK_ALIKE: Readonly<Record<string, string>> = { '|': '¦', '<': '‹', '>': '›', '`': "'" };
