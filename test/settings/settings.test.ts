import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { configSchema, problemsIn } from '../../src/settings/schema.ts';
import { ENTRIES, exampleOf, SETTINGS } from '../../src/settings/settings.ts';
import { givenByFlags } from '../../src/settings/given.ts';

describe('the table of settings', () => {
  it('has no name twice', () => {
    for (const names of [
      ENTRIES.map(({ key }) => key),
      ENTRIES.map(({ flag }) => flag),
      ENTRIES.map(({ variable }) => variable),
    ]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });
  it.each(SETTINGS.map((each) => [each.key, each] as const))(
    'has an example of %s that is valid',
    (_, setting) => {
      const entry = ENTRIES.find((each) => each.setting.key === setting.key)!;
      const value =
        'kind' in setting && ['pairs', 'list', 'topics'].includes(setting.kind)
          ? [setting.example]
          : setting.kind === 'switch'
            ? true
            : setting.example;
      const { settings, locate } = givenByFlags({ [entry.flag]: value });
      expect(problemsIn(settings, locate, exampleOf)).toEqual([]);
    },
  );
  it.each(ENTRIES.map((each) => [each.key, each] as const))(
    'does not suggest writing down a secret: %s',
    (_, entry) => {
      if (entry.setting.secret !== true || entry.setting.key === 'proxy') return;
      for (const manner of ['flag', 'variable', 'key'] as const)
        expect(exampleOf(entry, manner)).toMatch(/env|file/i);
    },
  );
  it('makes a JSON Schema that describes every key', () => {
    const schema = z.toJSONSchema(configSchema(), { io: 'input' }) as unknown as {
      anyOf: [{ properties: Record<string, { description?: string }> }];
    };
    const { properties } = schema.anyOf[0];
    for (const { key } of ENTRIES) expect(properties[key]?.description).toBeTruthy();
  });
});
