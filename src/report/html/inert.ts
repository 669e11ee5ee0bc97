import { visible } from '../words/escape.ts';

/**
 * The same report, or any part of one, in which no text does anything but be read: what moves, hides or turns text is
 * written out, and what is too long is cut and says so. Sections get a report that went through here, so that none of them
 * has to think of it.
 */
export const inert = <T>(value: T): T => walked(value, false) as T;

/** Longer values than this nobody compares by eye; a token of Entra ID with 200 groups is cut, its groups are in the bundle. */
const LONGEST = 2_000;
/** Of a command, and of what was seen as it was seen. */
const LONGEST_WITH_LINES = 12_000;

/** Members whose texts have lines. */
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

/** Whether a text was cut: a command that was is no command any more. */
export const isCut = (text: string): boolean => text.length > LONGEST_WITH_LINES;
