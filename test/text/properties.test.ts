import { parse } from 'dot-properties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asJavaReads } from '../../src/text/latin1.ts';
import { hasLostBackslash, whole } from '../../src/text/located.ts';
import {
  asciiValue,
  escapeValue,
  parsePlainLines,
  parseProperties,
  type Pair,
} from '../../src/text/properties.ts';

const pairsOf = (pairs: readonly Pair[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map(({ name, value }) => [name.text, value.text]));

/** Texts made mostly of special characters. Compared with the Java client itself in test/real-clients. */
const file = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'b.c',
        '=',
        ':',
        ' ',
        '\t',
        '#',
        '!',
        '\\',
        '\\\\',
        '\\n',
        '\\u00fc',
        '\n',
        '\\\n',
        '\\\n  ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }).filter((text) => !text.includes('\r')),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('parseProperties', () => {
  it('reads what dot-properties reads', () => {
    fc.assert(
      fc.property(file, (text) => {
        expect(pairsOf(parseProperties(whole(text)))).toEqual({ ...(parse(text) as object) });
      }),
    );
  });

  it('reads the same with Windows line ends, at the same places of their lines', () => {
    fc.assert(
      fc.property(file, (text) => {
        const [unix, windows] = [text, text.replaceAll('\n', '\r\n')].map((each) => ({
          text: each,
          pairs: parseProperties(whole(each)),
        }));
        const told = ({ text: all, pairs }: NonNullable<typeof unix>) =>
          pairs.map(({ name, value }) => ({
            name: name.text,
            value: value.text,
            rest: all.slice(value.offsetAt(0)).replaceAll('\r\n', '\n'),
          }));
        expect(told(windows!)).toEqual(told(unix!));
      }),
    );
  });

  it('knows the place of each character', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-~äß]{1,8}$/)), (values) => {
        const text = values.map((value, index) => `n${index} = ${escapeValue(value)}\n`).join('');
        const pairs = parseProperties(whole(text));
        expect(pairs.map(({ value }) => value.text)).toEqual(values);
        for (const { value } of pairs) {
          for (let index = 0; index < value.text.length; index += 1) {
            const at = value.offsetAt(index);
            const isEscaped = text[at] === '\\';
            expect(text[isEscaped ? at + 1 : at]).toBe(value.text[index]);
          }
          expect(text[value.offsetAt(value.text.length)]).toBe('\n');
        }
      }),
    );
  });

  it('reads back what is written in place of a value', () => {
    fc.assert(
      fc.property(file, fc.string({ unit: 'grapheme', maxLength: 12 }), (text, other) => {
        const pairs = parseProperties(whole(text));
        for (const { value } of pairs) {
          const [from, to] = [value.offsetAt(0), value.offsetAt(value.text.length)];
          // An empty value after a name without a separator has no place of its own.
          if (from === to) continue;
          const edited = text.slice(0, from) + value.spell(other) + text.slice(to);
          const after = parseProperties(whole(edited)).map((each) => each.value.text);
          expect(after).toEqual(pairs.map((each) => (each.value === value ? other : each.value.text)));
        }
      }),
    );
  });

  it.each([
    ['escapeValue', escapeValue],
    ['asciiValue', asciiValue],
  ])('reads what %s writes', (_, write) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(pairsOf(parseProperties(whole(`name=${write(value)}`)))).toEqual({ name: value });
      }),
    );
  });

  it.each([
    [String.raw`a\b`, true],
    [String.raw`a\"b`, true],
    [String.raw`a\\b`, false],
    [String.raw`\u00fc`, false],
    ['a\\\n  b', false],
    [String.raw`a\:b\=c\ d\#`, false],
  ])('knows whether a backslash was lost: %j', (value, isLost) => {
    const [pair] = parseProperties(whole(`name=${value}`));
    expect(hasLostBackslash(pair!.value)).toBe(isLost);
  });
});

describe('asJavaReads', () => {
  const read = (text: string, isLatin1 = false) => asJavaReads({ content: whole(text), isLatin1 });

  it('makes each byte of UTF-8 a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(read(`x${text}`).text).toBe(Buffer.from(`x${text}`, 'utf8').toString('latin1'));
      }),
    );
  });

  it('knows each place, and how the file would spell it', () => {
    const { text, offsetAt, spell } = read('aü€z');
    expect(text).toBe('aÃ¼â\u0082¬z');
    expect([...text].map((_, index) => offsetAt(index))).toEqual([0, 1, 1, 2, 2, 2, 3]);
    expect(spell('zü')).toBe(String.raw`z\u00fc`);
  });

  it('keeps a leading byte-order mark, and what was not UTF-8', () => {
    expect(read('\ufeffa\ufeff').text).toBe('\ufeffaï»¿');
    expect(read('aü', true).text).toBe('aü');
  });
});

describe('parsePlainLines', () => {
  it('reads a line literally, without the spaces at its ends', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]+$/), fc.constantFrom('', ' ', '\t'), (value, blank) => {
        const [pair] = parsePlainLines(whole(`\n${blank}a.b${blank}=${blank}${value}${blank}\r\n`));
        expect([pair?.name.text, pair?.value.text]).toEqual(['a.b', value]);
        expect(pair?.value.offsetAt(0)).toBe(1 + 3 * blank.length + 'a.b='.length);
      }),
    );
  });

  it.each(['# a=b', '; a=b', '! a=b', '// a=b', '[default]', '[a=b]', 'no separator', ''])(
    'skips %j',
    (line) => {
      expect(pairsOf(parsePlainLines(whole(`${line}\nc=d`)))).toEqual({ c: 'd' });
    },
  );
});
