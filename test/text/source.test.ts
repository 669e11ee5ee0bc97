import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/text/source.ts';

const isText = (text: string): boolean => !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text);

describe('sourceOf', () => {
  it('counts lines and columns as editors do', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', 'ü', '€'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        const { placeAt, content } = sourceOf('c.conf', Buffer.from(lines.join(end)));
        let offset = 0;
        lines.forEach((each, index) => {
          expect(placeAt(offset)).toEqual({ line: index + 1, column: 1 });
          expect(placeAt(offset + each.length)).toEqual({ line: index + 1, column: each.length + 1 });
          offset += each.length + end.length;
        });
        expect(content.text).toBe(lines.join(end));
      }),
    );
  });

  it('reads UTF-8 unchanged, including a byte-order mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter(isText), (text) => {
        const source = sourceOf('c.properties', Buffer.from(`\ufeff${text}`));
        expect([source.file, source.isLatin1]).toEqual([`\ufeff${text}`, false]);
      }),
    );
  });

  it('reads what is not UTF-8 as ISO 8859-1 only where Java does', () => {
    const bytes = Buffer.from('a=b\nc=grün', 'latin1');
    expect(sourceOf('c.properties', bytes)).toMatchObject({ file: 'a=b\nc=grün', isLatin1: true });
    expect(() => sourceOf('c.conf', bytes)).toThrow(
      'c.conf:2:5: not valid UTF-8 from here on; save the file as UTF-8',
    );
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffa=b', 'utf16le'), '1:1: is UTF-16 text; save it as UTF-8'],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004abc'), '1:1: is a ZIP archive; unpack it'],
    [
      'bytes',
      Buffer.from('a=b\nc=\u0001'),
      '2:3: not a text file: it contains binary data. Is it the right file?',
    ],
  ])('rejects %s with the place, and shows none of it', (_, bytes, complaint) => {
    expect(() => sourceOf('c.properties', bytes)).toThrow(`c.properties:${complaint}`);
  });
});
