import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/report/build.ts';
import human from '../../src/report/formats/human.ts';
import { contrastLines } from '../../src/report/terminal/contrast.ts';
import { openQuestions } from '../../src/report/words/questions.ts';
import type { Report } from '../../src/report/report.ts';
import { paintFor } from '../../src/report/terminal/paint.ts';
import type { Style } from '../../src/report/formats/define.ts';
import {
  advertisedStops,
  brokerRefuses,
  brokerStops,
  claims,
  given,
  guessesStop,
  idpStops,
  pool,
  provider,
  stsAnswers,
  topic,
  withoutApiKey,
  type Change,
} from '../given.ts';

const PLAIN: Style = { colour: 0, width: 80, unicode: true, verbose: false };

const render = (changes: readonly Change[], style: Partial<Style> = {}): string => {
  const evidence = given(...changes);
  return human.render(buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 }), {
    ...PLAIN,
    ...style,
  });
};

const NO_SLASH = [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()];

/** Each file is what a person sees, for reviewers to judge. */
describe('the report for people', () => {
  it.each([
    ['healthy', [], {}],
    ['wrong-issuer', NO_SLASH, {}],
    ['wrong-issuer-narrow', NO_SLASH, { width: 50 }],
    ['wrong-issuer-ascii', NO_SLASH, { unicode: false }],
    ['filter-false', [pool({ filter: 'claims.aud == "https://kafka.acme.test"' }), brokerRefuses()], {}],
    ['no-api-key', [withoutApiKey, brokerRefuses()], {}],
    [
      'two-causes',
      [advertisedStops({ stage: 'dns', code: 'ENOTFOUND' }), topic({ errorCode: 29, operations: [] })],
      {},
    ],
    [
      'cause-behind-the-sign-in',
      [guessesStop({ stage: 'dns', code: 'ENOTFOUND' }), ...NO_SLASH],
      { width: 100 },
    ],
    [
      'warning-beside-a-refusal',
      [withoutApiKey, guessesStop({ stage: 'dns', code: 'ENOTFOUND' }), brokerRefuses()],
      { width: 100 },
    ],
    ['name-that-does-not-resolve', [idpStops({ stage: 'dns', code: 'ENOTFOUND' })], {}],
    ['our-model-was-wrong', [provider({ issuer: 'https://acme.auth0.com' })], {}],
  ] satisfies [string, Change[], Partial<Style>][])('%s', async (name, changes, style) => {
    await expect(render(changes, style)).toMatchFileSnapshot(`../../fixtures/reports/${name}.txt`);
  });

  it('says what is wrong, both values and the fix on the first screen', () => {
    const screen = render(NO_SLASH).split('\n').slice(0, 24).join('\n');
    expect(screen).toMatch(/https:\/\/acme\.auth0\.com\/( +\(|\n)/);
    expect(screen).toMatch(/https:\/\/acme\.auth0\.com( +\(|\n)/);
    expect(screen).toContain('Fix: ');
    expect(screen).toContain('curl --fail-with-body');
  });

  it('names the fault itself in its first line', () => {
    expect(render(NO_SLASH, { width: 200 }).split('\n')[0]).toMatch(
      /^✖ The client cannot sign in: the issuer .* trailing slash$/,
    );
  });

  it("does not call a token that Confluent's STS accepts a sign-in", () => {
    const text = render(
      [brokerStops({ stage: 'dns', code: 'ENOTFOUND' }), stsAnswers({ status: 200, accepted: true })],
      { width: 200 },
    );
    expect(text).toMatch(/^✖ The client cannot sign in: /);
  });

  it("fills in the questions of an inconclusive run with the token's values", () => {
    const text = render([withoutApiKey, brokerRefuses()], { width: 200 });
    expect(text).toMatch(/^\? Inconclusive: /);
    expect(text).toContain('https://acme.auth0.com/  (with the slash at the end)');
    expect(text).toContain('--provider-issuer');
    expect(text).toMatch(
      /^Next: look up the Issuer URI of the identity provider\. It can confirm or rule out \d+ possible causes, such as "/m,
    );
    expect(text).not.toContain('Fix:');
  });

  it('keeps to the width of the terminal, except for commands to paste', () => {
    for (const width of [50, 80, 120]) {
      const lines = render(NO_SLASH, { width, verbose: true }).split('\n');
      const long = lines.filter(
        (line) => line.length > width && line.trim().includes(' ') && !/^ {4}/.test(line),
      );
      expect(long).toEqual([]);
    }
  });

  it('has no escape sequence without colour, and marks the differing characters with it', () => {
    expect(render(NO_SLASH)).not.toContain('\u001b');
    expect(render(NO_SLASH, { colour: 1 })).toContain('\u001b[');
  });

  it('shows hostile text written out', () => {
    const text = render([provider({ issuer: 'https://acme.auth0.com\u001b[2J\u202e' }), brokerRefuses()]);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).toContain(String.raw`\u{1b}[2J\u{202e}`);
  });
});

describe('two values that disagree', () => {
  const paint = paintFor(new Chalk({ level: 0 }), true, 40);
  const row = (label: string, value: string) => ({ label, value, source: 'here', contrast: true as const });

  it('are cut around their difference when they are longer than the line', () => {
    const path = '/a'.repeat(60);
    const lines = contrastLines(
      [row('one', `https://x${path}/end`), row('other', `https://x${path}/End`)],
      paint,
    ).flatMap((line) => line.split('\n'));
    // Each label is on its own line, because the whole value does not fit beside it.
    const [, a = '', , b = '', carets = ''] = lines;
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
    expect([a.charAt(carets.indexOf('^')), b.charAt(carets.indexOf('^'))]).toEqual(['e', 'E']);
  });
});

describe('the chain of gates', () => {
  it('is green only where all checks ran', () => {
    const refused = render([withoutApiKey, brokerRefuses()]);
    expect(refused).toMatch(/◐ broker \d of \d/);
    expect(refused).toContain('✖ sasl');
    expect(refused).toContain('? pool');
    // Without a sign-in, the few things that are known in advance are not a sign-in.
    expect(render([brokerStops({ stage: 'tcp', code: 'ECONNREFUSED' })])).not.toContain('✔ sasl');
  });

  it('does not ask for inputs that only make a check more precise', () => {
    expect(render([])).toContain('✔ config');
  });
});

describe('a transient fault', () => {
  it('is called transient', () => {
    const evidence = given(...NO_SLASH);
    const report = buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 1 });
    const text = human.render({ ...report, transient: true }, { ...PLAIN, width: 200 });
    expect(text).toContain('The client cannot sign in at the moment: ');
    expect(text).toContain('This usually passes by itself');
  });
});

describe('two values that fit a line, but not beside their labels', () => {
  it('are shown in full, from both sides', () => {
    const tenant = '8b87af7d-8647-4dc7-8df4-5f69a2011bb5';
    const [one, other] = [
      `https://sts.windows.net/${tenant}/`,
      `https://login.microsoftonline.com/${tenant}/v2.0`,
    ];
    const text = render([claims({ iss: one }), provider({ issuer: other }), brokerRefuses()], { width: 100 });
    expect(text).toContain(`\n    ${one}\n`);
    expect(text).toContain(`\n    ${other}\n`);
  });
});

describe('a refusal that was predicted and not given', () => {
  const issuer = 'https://acme.auth0.com';

  it("is a defect of ours when Confluent's own values show it", () => {
    expect(render([provider({ issuer })], { width: 400 })).toContain('That is a defect of oauthbearer');
  });

  it('first questions the values that a person gave', () => {
    const text = render([provider({ issuer, source: { flags: ['--provider-issuer'] } })]).replace(
      /\s+/g,
      ' ',
    );
    expect(text).toContain('The values of --provider-issuer probably belong to another identity provider');
    expect(text).not.toContain('That is a defect of oauthbearer, not of your client');
  });
});

it('asks what would settle a possible cause, even beside a likely one after the sign-in', () => {
  const evidence = given(withoutApiKey, guessesStop({ stage: 'dns', code: 'ENOTFOUND' }), brokerRefuses());
  const report = buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 });
  const refused = given(guessesStop({ stage: 'dns', code: 'ENOTFOUND' }), ...NO_SLASH);
  const [first, behind] = buildReport(refused, diagnose(refused), {
    version: '0.0.0',
    durationMs: 0,
  }).rootCauses;
  const possible = { ...first!, confidence: 'possible' as const };
  const shown = (rootCauses: Report['rootCauses']): number =>
    openQuestions({ ...report, verdict: 'unhealthy', rootCauses }).shown.length;
  expect(behind).toMatchObject({ confidence: 'likely', later: true });
  expect(shown([possible, behind!])).toBe(6);
  expect(shown([first!, behind!])).toBe(0);
});
