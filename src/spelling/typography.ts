import { latinised } from '../evidence/latinised.ts';

/**
 * Characters that word processors, chat programs and web pages insert into copied text, and that are invisible or look
 * like ASCII: byte-order mark, spaces of other widths, zero-width and soft characters, typographic dashes and quotes.
 */
const LOOK_ALIKES: readonly (readonly [pattern: RegExp, name: string, instead: string])[] = [
  [/\u{FEFF}/u, 'a byte-order mark (U+FEFF)', ''],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/u, 'a no-break or other special space', ' '],
  [/[\u00AD\u200B-\u200F\u2060-\u2064\u202A-\u202E]/u, 'an invisible character', ''],
  [/[\u2010-\u2015\u2212]/u, 'a typographic dash', '-'],
  [/[\u2018-\u201B\u2032]/u, 'a typographic apostrophe', "'"],
  [/[\u201C-\u201F\u2033]/u, 'a typographic quotation mark', '"'],
];

/** The characters in a text that only look like ASCII, in words; undefined when there are none. */
export const disguiseIn = (text: string): string | undefined =>
  LOOK_ALIKES.find(([pattern]) => pattern.test(asSaved(text)))?.[1] ??
  (latinised(asSaved(text)) === asSaved(text) ? undefined : 'a letter of another alphabet');

/** The intended text: look-alikes replaced by the ASCII characters they resemble. */
export const undisguised = (text: string): string =>
  latinised(
    LOOK_ALIKES.reduce(
      (clean, [pattern, , instead]) => clean.replaceAll(new RegExp(pattern.source, 'gu'), instead),
      asSaved(text),
    ),
  ).trim();

/**
 * The text as saved in UTF-8 by an editor, where Java read it as ISO 8859-1: a no-break space became `\u00c2\u00a0`.
 * Text that really is ISO 8859-1 is hardly ever valid UTF-8.
 */
export function asSaved(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** Shows every character outside printable ASCII as `\u{...}`, so that people can see it. */
export const spelledOut = (text: string): string =>
  text.replaceAll(/[^ -~]/gu, (each) => `\\u{${each.codePointAt(0)!.toString(16)}}`);
