import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recent } from '../../src/probes/recent.ts';

it('makes again only what is not among the last things asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(8)), (most, asked) => {
      const made: number[] = [];
      const known = recent(most, (of: number) => made.push(of) && -of);
      const expected: number[] = [];
      let last: readonly number[] = [];
      for (const each of asked) {
        expect(known(each)).toBe(-each);
        if (!last.includes(each)) expected.push(each);
        last = [...last.filter((other) => other !== each), each].slice(-most);
      }
      expect(made).toEqual(expected);
    }),
  );
});

it('remembers nothing, and not that it was asked, when making fails', () => {
  let fails = true;
  const known = recent(2, () => {
    if (fails) throw new Error('not yet');
    return 'made';
  });
  expect(() => known('a')).toThrow('not yet');
  fails = false;
  expect(known('a')).toBe('made');
});
