import { describe, expect, it } from 'vitest';
import { explained } from './_explained.ts';
import { ELSEWHERE, OF_JAVA, OF_LIBRDKAFKA, OF_OTHERS, OF_PROVIDERS } from './reported.ts';
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

describe('what people report', () => {
  it.each([...OF_JAVA, ...OF_LIBRDKAFKA, ...OF_OTHERS, ...OF_PROVIDERS])(
    '$from: $text',
    async ({ text, first, among = [], client, version, around }) => {
      const { about, causes, programs, next } = await explained(text);
      expect([about, causes[0]?.id]).toEqual(['sign-in', first]);
      expect(causes.map(({ id }) => id)).toEqual(expect.arrayContaining([...among]));
      if (client !== undefined) expect(programs.client?.name).toBe(client);
      if (version !== undefined) expect(programs.client?.version).toBe(version);
      if (around !== undefined) expect(programs.around.map(({ name }) => name)).toContain(around);
      expect(next?.command).toMatch(/^oauthbearer (?:doctor|lint) /);
    },
  );
});

describe('texts about something else', () => {
  it.each([...FOREIGN, ...ELSEWHERE])('%s', async (text) => {
    const { about, causes, next } = await explained(text);
    expect([about === 'sign-in', causes, next]).toEqual([false, [], undefined]);
  });
});
