import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acts, RUNNER_COMMAND } from '../../src/commands/invisible.ts';
import { printedJson } from '../../src/evidence/json.ts';
import { ACTING } from '../_acting.ts';

describe('JSON for a file or stdout', () => {
  it.each(ACTING.map((text) => [JSON.stringify(text), text] as const))('has no raw %s', (_, text) => {
    const value = { [text]: [text, { deep: `a ${text} b` }] };
    const json = printedJson(value);
    expect(acts(json)).toBe(false);
    expect(JSON.parse(json)).toEqual(value);
  });

  it("parses to the same value as JSON.stringify's, and is harmless to print", () => {
    const mark = fc.constantFrom('#', ':', '##', '::', 'vso[', 'error', ' ', '[', ...ACTING);
    const text = fc.oneof(
      fc.array(mark, { maxLength: 8 }).map((marks) => marks.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text), fc.double())), (value) => {
        const json = printedJson(value);
        expect(acts(json)).toBe(false);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['fe80::1', 'std::string', 'a ## b', '#1', 'C# [x]', 'https://a.example/#x'])(
    'leaves %s readable',
    (text) => {
      expect(printedJson(text)).toBe(`${JSON.stringify(text)}\n`);
      expect(text.search(RUNNER_COMMAND)).toBe(-1);
    },
  );
});
