import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, windowOn } from '../../src/report/words/difference.ts';
import { visible, visibleEnds } from '../../src/report/words/escape.ts';
import { wrap } from '../../src/report/terminal/wrap.ts';

describe('visible', () => {
  it('writes out what would move a cursor, set a title or reverse text', () => {
    expect(visible('a\u001b[2Jb')).toBe(String.raw`a\u{1b}[2Jb`);
    expect(visible('\u001b]0;title\u0007')).toBe(String.raw`\u{1b}]0;title\u{7}`);
    expect(visible('user\u202etxt.exe')).toBe(String.raw`user\u{202e}txt.exe`);
    expect(visible('line\r\nline')).toBe(String.raw`line\r\nline`);
  });

  it('writes out what a CI runner would read as a command', () => {
    expect(visible('::error::no ::add-mask::x')).toBe(String.raw`\u{3a}:error::no \u{3a}:add-mask::x`);
    expect(visible('a ::error file=x::no')).toBe(String.raw`a \u{3a}:error file=x::no`);
    expect(visible('x##[error] y##vso[task.setvariable]')).toBe(
      String.raw`x\u{23}#[error] y\u{23}#vso[task.setvariable]`,
    );
    expect(visible('::1 and ::ffff:127.0.0.1 and a::b and ## c')).toBe(
      '::1 and ::ffff:127.0.0.1 and a::b and ## c',
    );
  });

  it('leaves nothing in any text that affects a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u,
        );
      }),
    );
  });

  it('shows the spaces at the ends of a value', () => {
    expect(visibleEnds(' a b ')).toBe('␠a b␠');
    expect(visibleEnds('a\n')).toBe(String.raw`a\n`);
  });
});

describe('difference', () => {
  it.each([
    ['https://a/', 'https://a', { start: 9, endA: 10, endB: 9 }],
    ['http://a', 'https://a', { start: 4, endA: 4, endB: 5 }],
    ['realm/Prod', 'realm/prod', { start: 6, endA: 7, endB: 7 }],
    ['same', 'same', { start: 4, endA: 4, endB: 4 }],
    ['', 'x', { start: 0, endA: 0, endB: 1 }],
  ])('of %s and %s', (a, b, expected) => {
    expect(difference(a, b)).toEqual(expected);
  });

  it('leaves the same text on both sides, and splits no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const { start, endA, endB } = difference(a, b);
        expect(a.slice(0, start)).toBe(b.slice(0, start));
        expect(a.slice(endA)).toBe(b.slice(endB));
        expect(a.slice(0, start)).not.toMatch(/[\ud800-\udbff]$/);
        expect(a.slice(endA)).not.toMatch(/^[\udc00-\udfff]/);
      }),
    );
  });

  it('keeps the beginning of the difference inside the window', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string(),
        fc.integer({ min: 10, max: 80 }),
        (a, b, width) => {
          const where = difference(a, b);
          const { from, to } = windowOn(where, Math.max(a.length, b.length), width);
          expect(from).toBeLessThanOrEqual(where.start);
          expect(to - from).toBeLessThanOrEqual(width);
          expect(to).toBeGreaterThanOrEqual(where.start);
        },
      ),
    );
  });
});

describe('wrap', () => {
  it('keeps lines within the width, except for longer words', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 40 }), fc.integer({ min: 10, max: 100 }), (text, width) => {
        for (const line of wrap(text, width)) {
          expect(line.length <= width || !line.includes(' ')).toBe(true);
        }
        expect(wrap(text, width).join(' ')).toBe(text);
      }),
    );
  });
});
