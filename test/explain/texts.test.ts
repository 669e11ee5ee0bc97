import { describe, expect, it } from 'vitest';
import { explained } from './_explained.ts';
import { FOREIGN, PASTED } from './texts.ts';

describe('what people paste', () => {
  it.each(PASTED)('$from: $text', async ({ text, first, among = [] }) => {
    const { about, causes, next } = await explained(text);
    expect([about, causes[0]?.id]).toEqual(['sign-in', first]);
    expect(causes.map(({ id }) => id)).toEqual(expect.arrayContaining([...among]));
    expect(next?.command).toMatch(/^oauthbearer (?:doctor|lint) /);
  });

  it('comes from many sources', () => {
    expect(PASTED.length).toBeGreaterThanOrEqual(120);
    expect(new Set(PASTED.map(({ from }) => from)).size).toBeGreaterThan(20);
  });
});

describe('texts about something else', () => {
  it.each(FOREIGN)('%s', async (text) => {
    const { about, causes, next } = await explained(text);
    expect([about === 'sign-in', causes, next]).toEqual([false, [], undefined]);
  });
});
