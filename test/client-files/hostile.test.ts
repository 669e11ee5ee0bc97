// @module-tag hostile/inputs
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTarget, targetFrom } from '../../src/doctor/load.ts';
import { UsageError } from '../../src/text/problem.ts';
import { ENTRIES, flagOf, holdsSecret } from '../../src/settings/settings.ts';

const SECRET = 'Zq9-s3cret-Xv7';

/** The messages of loading a target; anything but a target or a UsageError fails the test. */
async function linesOf(
  flags: Record<string, unknown>,
  env: Record<string, string>,
  config?: string,
): Promise<string> {
  const lines: string[] = [];
  try {
    const target = await loadTarget({
      flags: config === undefined ? flags : { ...flags, config: 'c.yaml' },
      env,
      warn: (line) => lines.push(line),
      readFile: async () => Buffer.from(config ?? SECRET),
      readStdin: async () => Buffer.from(SECRET),
    });
    lines.push(JSON.stringify({ ...target, tokenEndpoint: undefined }));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const problem of error.problems) expect(problem).not.toMatch(/[\n\r]/);
    lines.push(...error.problems);
  }
  return lines.join('\n');
}

describe('hostile input', () => {
  it('is at worst a usage error: any YAML', async () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        ...ENTRIES.map(({ key }) => `${key}: `),
        'targets:\n  a: ',
        '- ',
        '? ',
        '&a ',
        '*a ',
        '!x ',
        '<<: ',
        '{',
        '[',
        '}',
        ']',
        '"',
        "'",
        '|\n',
        '#',
        '\n',
        '  ',
        '\t',
        '---\n',
        '%YAML 1.2\n',
        '\u0000',
        '\ufeff',
      ),
      fc.string({ maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fragment, { maxLength: 30 }),
        async (parts) => void (await linesOf({}, {}, parts.join(''))),
      ),
      { numRuns: 500 },
    );
  });
  it.each([
    ['brackets', '['.repeat(100_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(100_000)],
    ['questions', '? '.repeat(100_000)],
    ['indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['aliases', ['a: &a [x]', ...Array.from({ length: 300 }, (_, index) => `k${index}: [*a]`)].join('\n')],
    [
      'laughs',
      'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]',
    ],
  ])('is rejected when it is a bomb of %s', async (_, config) => {
    expect(await linesOf({}, {}, config)).toMatch(/^c\.yaml/);
  });
  it('is at worst a usage error: any settings', () => {
    const settings = fc.dictionary(
      fc.oneof(fc.constantFrom(...ENTRIES.map(({ key }) => key), '__proto__', 'constructor'), fc.string()),
      fc.anything(),
      { maxKeys: 6 },
    );
    fc.assert(
      fc.property(settings, (each) => {
        try {
          targetFrom(each);
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
  it('is at worst a usage error: any flags and variables', async () => {
    const flags = fc.dictionary(
      fc.constantFrom(...ENTRIES.map(flagOf)),
      fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(true)),
      { maxKeys: 6 },
    );
    const env = fc.dictionary(fc.constantFrom(...ENTRIES.map(({ variable }) => variable)), fc.string(), {
      maxKeys: 6,
    });
    await fc.assert(
      fc.asyncProperty(flags, env, async (some, more) => void (await linesOf(some, more))),
      { numRuns: 500 },
    );
  });
});

describe('a secret', () => {
  const secrets = ENTRIES.filter(holdsSecret);
  const anywhere = ENTRIES.filter(({ setting, form }) => setting.secret === true || form !== 'value');
  it.each(anywhere.map((each) => [each.key, each] as const))(
    'is in no line when it is in %s',
    async (_, entry) => {
      expect(await linesOf({ [entry.flag]: SECRET }, {})).not.toContain(SECRET);
      expect(await linesOf({}, { [entry.variable]: SECRET })).not.toContain(SECRET);
      expect(await linesOf({}, {}, `${entry.key}: ${SECRET}\nnonsense: 1`)).not.toContain(SECRET);
    },
  );
  it.each(secrets.map((each) => [each.key, each] as const))(
    'is in no line when the YAML around it is broken: %s',
    async (_, entry) => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(
            '',
            '*',
            '!',
            '&',
            '"',
            "'",
            '{',
            '[',
            '|',
            '>',
            '%',
            '@',
            '`',
            '- ',
            '? ',
            ': ',
            '{a: ',
            '!!int ',
          ),
          fc.constantFrom('', '"', "'", '}', ']', ': x', ' #', '\n  y', '\n\tz', ', b'),
          async (before, after) => {
            const text = `tokenEndpoint: https://x\n${entry.key}: ${before}${SECRET}${after}\n`;
            expect(await linesOf({}, {}, text)).not.toContain(SECRET);
          },
        ),
        { numRuns: 200 },
      );
    },
  );
});
