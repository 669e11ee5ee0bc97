import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pieces } from '../../src/redaction/pieces.ts';

/** Few different characters, so that pieces occur by chance, and some beyond Latin-1. */
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\u{0161}'), maxLength: 60 });
const windowsOf = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => text.slice(at, at + size));

describe('pieces', () => {
  it('are found wherever they begin, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(texts, { maxLength: 4 }),
        texts,
        fc.integer({ min: 4, max: 12 }),
        (of, text, size) => {
          const all = new Set(of.flatMap((each) => windowsOf(each, size)));
          const windows = windowsOf(text, size);
          const pieces = new Pieces(of, size);
          expect(pieces.areIn(text)).toBe(windows.some((each) => all.has(each)));
          expect(pieces.cover(text)).toBe(windows.every((each) => all.has(each)));
          windows.forEach((each, at) => expect(pieces.has(text, at)).toBe(all.has(each)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that do not count are not found', () => {
    const harmless = new Pieces(['client-id'], 8);
    const pieces = new Pieces(['client-id-77'], 8, (text, at) => !harmless.has(text, at));
    expect(pieces.areIn('the client-id')).toBe(false);
    expect(pieces.areIn('the client-id-')).toBe(true);
  });
});
