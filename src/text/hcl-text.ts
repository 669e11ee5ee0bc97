import { decodedBy, type Located } from './located.ts';

/** `$${` and `%%{` are literal `${` and `%{`. */
export const isTemplate = (raw: string): boolean => /(?<!\$)\$\{|(?<!%)%\{/.test(raw);

const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The text between quotes. */
export const unescaped = (raw: Located): Located =>
  decodedBy(
    raw,
    /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([^]))|([$%])\4(?=\{)/g,
    ([, short, long, character, marker]) => {
      const code = Number.parseInt(short ?? long ?? '', 16);
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      return marker ?? MEANT[character ?? ''] ?? character ?? '';
    },
    (text) =>
      text
        .replace(/[\\"]/g, String.raw`\$&`)
        .replaceAll('\n', String.raw`\n`)
        .replaceAll('\r', String.raw`\r`)
        .replaceAll('\t', String.raw`\t`)
        .replace(/([$%])\{/g, '$1$1{'),
  );

/** `<<-` removes the indentation that all its lines share. */
export function withoutIndentation(raw: Located): Located {
  const indents = [...raw.text.matchAll(/^[ \t]*(?=\S)/gm)].map(([{ length }]) => length);
  const least = indents.length === 0 ? 0 : indents.reduce((a, b) => Math.min(a, b));
  return decodedBy(
    raw,
    new RegExp(`^[ \\t]{0,${least}}`, 'gm'),
    () => '',
    (text) => text,
  );
}
