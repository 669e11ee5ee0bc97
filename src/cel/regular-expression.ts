import { RE2JS } from 're2js';

/**
 * Whether a text has a match of a pattern in it. CEL's regular expressions are RE2's (cel-spec, "Regular expressions"), which
 * take time in proportion to the text; JavaScript's take for ever on a crafted one, and read flags and escapes differently.
 *
 * @throws Error for what RE2 does not know, such as look-ahead and back-references
 */
export const hasMatch = (text: string, pattern: string): boolean => RE2JS.compile(pattern).test(text);

/** Steps that matching takes at most, per character of the text; undefined for what is no pattern of RE2's. */
export function stepsOf(pattern: string): number | undefined {
  try {
    return RE2JS.compile(pattern).programSize();
  } catch {
    return undefined;
  }
}
