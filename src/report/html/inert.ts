import { visible } from '../words/escape.ts';

/**
 * The same report, or a part of one, with all texts made inert: characters that move, hide or reverse text are written
 * out, and long texts are cut with a note. Sections receive an inert report, so that none of them has to take care of
 * it.
 */
export const inert = <T>(value: T): T => walked(value, false) as T;

/**
 * Longer values are not compared by eye; a token of Entra ID with 200 groups is cut, and its groups are in the bundle.
 */
const LONGEST = 2_000;
/** For commands and raw observations. */
const LONGEST_WITH_LINES = 12_000;

/** Members whose texts have several lines. */
const HAS_LINES: readonly string[] = ['commands', 'observations'];

function walked(value: unknown, hasLines: boolean): unknown {
  if (typeof value === 'string') {
    return hasLines
      ? cut(value, LONGEST_WITH_LINES).split('\n').map(visible).join('\n')
      : visible(cut(value, LONGEST));
  }
  if (Array.isArray(value)) return value.map((each) => walked(each, hasLines));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      walked(member, hasLines || HAS_LINES.includes(name)),
    ]),
  );
}

const cut = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : `${text.slice(0, longest)}… (cut: ${(text.length - longest).toLocaleString('en')} more characters)`;

/** Whether a text was cut: a command that was cut must not be copied. */
export const isCut = (text: string): boolean => text.length > LONGEST_WITH_LINES;
