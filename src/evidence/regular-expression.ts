import { RE2JS } from 're2js';

/**
 * Whether a pattern matches anywhere in a text. CEL's regular expressions are RE2's (cel-spec, "Regular expressions"):
 * RE2 runs in linear time, while a crafted pattern can make JavaScript's engine run forever, and JavaScript reads flags
 * and escapes differently.
 *
 * @throws Error for syntax that RE2 does not support, such as look-ahead and back-references
 */
export const hasMatch = (text: string, pattern: string): boolean => RE2JS.compile(pattern).test(text);

/** The maximum number of matching steps per character of the text; undefined for an invalid RE2 pattern. */
export function stepsOf(pattern: string): number | undefined {
  try {
    return RE2JS.compile(pattern).programSize();
  } catch {
    return undefined;
  }
}
