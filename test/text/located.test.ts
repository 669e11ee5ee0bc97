import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedBy, opaque, part, trimmed, whole, type Located } from '../../src/text/located.ts';

/** Two layers that nest: `%41` for A, and doubled quotes for one. */
const percent = (outer: Located): Located =>
  decodedBy(
    outer,
    /%([\dA-F]{2})/g,
    ([, code = '']) => String.fromCharCode(Number.parseInt(code, 16)),
    (text) => text.replace(/[%']/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
  );
const doubled = (outer: Located): Located =>
  decodedBy(
    outer,
    /''/g,
    () => "'",
    (text) => text.replaceAll("'", "''"),
  );

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', "''", '%41', '%27', '%25', 'ü') });

describe('a text in several layers', () => {
  it('has each character where its escape begins', () => {
    fc.assert(
      fc.property(text, (file) => {
        const read = percent(doubled(whole(file)));
        for (let index = 0; index < read.text.length; index += 1) {
          const rest = percent(doubled(whole(file.slice(read.offsetAt(index)))));
          expect(rest.text).toBe(read.text.slice(index));
        }
        expect(read.offsetAt(read.text.length)).toBe(file.length);
      }),
    );
  });

  it('is spelled with the escapes of all of them', () => {
    fc.assert(
      fc.property(text, fc.string(), (file, other) => {
        const spelled = percent(doubled(whole(file))).spell(other);
        expect(percent(doubled(whole(spelled))).text).toBe(other);
      }),
    );
  });

  it('is followed through its parts', () => {
    fc.assert(
      fc.property(text, fc.nat(8), fc.nat(8), (file, from, length) => {
        const read = percent(whole(file));
        const piece = part(read, from, from + length);
        expect(piece.text).toBe(read.text.slice(from, from + length));
        expect(piece.offsetAt(0)).toBe(read.offsetAt(from));
      }),
    );
  });

  it('begins after its leading spaces when trimmed', () => {
    fc.assert(
      fc.property(text, (file) => {
        const cut = trimmed(whole(file));
        expect(cut.text).toBe(file.trim());
        expect(file.slice(cut.offsetAt(0), cut.offsetAt(cut.text.length))).toBe(cut.text);
      }),
    );
  });

  it('cannot be edited where it cannot be traced', () => {
    const inner = opaque(part(whole('x: YWJj'), 3), 'abc');
    expect([inner.text, inner.editable, inner.offsetAt(2)]).toEqual(['abc', false, 3]);
  });
});
