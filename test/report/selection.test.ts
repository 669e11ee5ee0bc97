import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import { outcomeOf, outcomeOfLint } from '../../src/report/outcome.ts';
import type { Selection } from '../../src/report/report.ts';
import { parseReport } from '../../src/report/schema.ts';
import { selected, selectedIn } from '../../src/report/selection.ts';
import { inOneSentence } from '../../src/report/words/headline.ts';
import { brokerRefuses, topic, withoutApiKey } from '../given.ts';
import { LINTED, recorded, reportWith, STYLE, WRONG_ISSUER } from './_reports.ts';
import { complaintsAbout, complaintsAboutXml } from './_valid.ts';

const HEALTHY = reportWith();
const REFUSED = reportWith(withoutApiKey, brokerRefuses());
const DENIED = reportWith(topic({ errorCode: 29, operations: [] }));
const choose = (selection: Partial<Selection>): Selection => ({ only: [], skip: [], ...selection });

describe('what counts for the verdict', () => {
  it.each([
    ['a gate that is well', WRONG_ISSUER, { only: ['network', 'token'] }, 'healthy'],
    ['the gate of the cause', WRONG_ISSUER, { only: ['jwt'] }, 'unhealthy'],
    ['the cause itself', WRONG_ISSUER, { only: ['jwt/iss-trailing-slash'] }, 'unhealthy'],
    ['the check that fails', WRONG_ISSUER, { only: ['jwt/issuer-is-providers'] }, 'unhealthy'],
    ['how the sign-in ended, which the cause explains', WRONG_ISSUER, { only: ['sasl'] }, 'unhealthy'],
    ['permissions, which nobody came to see', WRONG_ISSUER, { only: ['authorization'] }, 'inconclusive'],
    [
      'all but the cause: what comes after the refusal was not seen',
      WRONG_ISSUER,
      { skip: ['jwt'] },
      'inconclusive',
    ],
    ['all but its check', WRONG_ISSUER, { skip: ['jwt/issuer-is-providers'] }, 'inconclusive'],
    ['all but another gate', WRONG_ISSUER, { skip: ['authorization'] }, 'unhealthy'],
    ['all but permissions of a client that is let in', DENIED, { skip: ['authorization'] }, 'healthy'],
    [
      'all but the cause, of a client that is let in',
      DENIED,
      { skip: ['authorization/topic-denied'] },
      'healthy',
    ],
    ['permissions that are missing', DENIED, { only: ['authorization'] }, 'unhealthy'],
    ['what of a healthy client nobody looked at', HEALTHY, { only: ['config'] }, 'inconclusive'],
    ['all but a gate of a healthy client', HEALTHY, { skip: ['config'] }, 'healthy'],
    ["Confluent's side, of which only the refusal was seen", REFUSED, { only: ['sasl'] }, 'inconclusive'],
    ["Confluent's side, of which nothing was seen", REFUSED, { only: ['provider', 'pool'] }, 'inconclusive'],
  ] as const)('%s', (_what, report, selection, verdict) => {
    expect(selected(report, choose(selection)).verdict).toBe(verdict);
  });

  it('leaves a report unchanged when everything counts', () => {
    expect(selected(WRONG_ISSUER, choose({}))).toBe(WRONG_ISSUER);
  });

  it('is transient only for what counts', () => {
    const [cause] = WRONG_ISSUER.rootCauses;
    const down = {
      ...cause!,
      id: 'token/server-error',
      gate: 'token' as const,
      symptoms: [],
      transient: true as const,
    };
    const both = { ...WRONG_ISSUER, rootCauses: [cause!, down] };
    expect(outcomeOf(selected(both, choose({ only: ['token'] })))).toBe('transient');
    expect(outcomeOf(selected(both, choose({ only: ['token', 'jwt'] })))).toBe('unhealthy');
  });

  it('for files: errors that do not count do not change the exit code', () => {
    const left = selectedIn(LINTED, choose({ skip: ['config/security-protocol'] }));
    expect([outcomeOfLint(LINTED), outcomeOfLint(left), outcomeOfLint(left, 'warning')]).toEqual([
      'unhealthy',
      'healthy',
      'warned',
    ]);
  });
});

describe('--fail-on', () => {
  it.each([
    ['root-cause', ['healthy', 'healthy', 'unhealthy']],
    ['error', ['healthy', 'refused', 'unhealthy']],
    ['inconclusive', ['healthy', 'unhealthy', 'unhealthy']],
    ['never', ['healthy', 'healthy', 'healthy']],
  ] as const)('%s tolerates or fails an inconclusive run', (failOn, outcomes) => {
    expect([HEALTHY, REFUSED, WRONG_ISSUER].map((report) => outcomeOf(report, failOn))).toEqual(outcomes);
  });
  it.each(['root-cause', 'error', 'inconclusive', 'warning'] as const)(
    '%s keeps transient faults separate',
    (failOn) => {
      expect(outcomeOf({ ...WRONG_ISSUER, transient: true }, failOn)).toBe('transient');
    },
  );
});

/** Each root cause of each report, excluded by its gate. */
const LEFT_OUT = [...recorded.map(([, report]) => report), WRONG_ISSUER, DENIED, REFUSED]
  .filter(({ verdict }) => verdict !== 'healthy')
  .map((report) => {
    const gates = new Set([
      ...report.rootCauses.map(({ gate }) => gate),
      report.refusal?.id.split('/')[0] ?? 'sasl',
    ]);
    return [report, selected(report, choose({ skip: [...gates] }))] as const;
  });

describe('a report of which the selected part is well', () => {
  it.each([
    [
      'a client that cannot sign in',
      WRONG_ISSUER,
      { only: ['network', 'token'] },
      /^The selected checks pass \(only network, token\), but the client cannot sign in; not counted: jwt\/iss-trailing-slash/,
    ],
    [
      'a client that signs in and may not read',
      DENIED,
      { skip: ['authorization'] },
      /^The selected checks pass \(without authorization\), but the client cannot work; not counted: authorization\//,
    ],
    [
      'a client that is refused without a reason',
      REFUSED,
      { only: ['token'] },
      /^The selected checks pass \(only token\), but the broker .*; not counted: sasl\//,
    ],
    [
      'a healthy client',
      HEALTHY,
      { skip: ['config'] },
      /^Healthy: every check that counts passes \(without config\)\.$/,
    ],
  ] as const)('says what of %s', async (_what, report, selection, sentence) => {
    const part = selected(report, choose(selection));
    expect(part.verdict).toBe('healthy');
    expect(inOneSentence(part)).toMatch(sentence);
    const line = (await reporters['short']!()).render(part, STYLE);
    expect(line).toMatch(/^healthy: [a-z]/);
    for (const each of Object.keys(reporters))
      if (part.selection?.verdict !== 'healthy')
        expect((await reporters[each]!()).render(part, STYLE)).not.toContain('Healthy');
  });
});

describe('never a false green', () => {
  it('has something to leave out', () => expect(LEFT_OUT.length).toBeGreaterThan(10));

  it('is healthy without the sign-in only if everything that counts was observed', () => {
    for (const [, report] of LEFT_OUT) {
      expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
      if (report.verdict === 'healthy') expect(report.selection?.open).toEqual([]);
    }
  });

  it.each(Object.keys(reporters))('%s says what was excluded, and is valid', async (format) => {
    const reporter = await reporters[format]!();
    const documents = [];
    for (const [whole, report] of LEFT_OUT) {
      const text = reporter.render(report, STYLE);
      for (const { id } of whole.rootCauses) expect(text).toContain(id);
      if (whole.rootCauses.length > 0 && format !== 'openmetrics')
        expect(text.toLowerCase()).toMatch(/not counted|notcounted/);
      expect(complaintsAbout(format, text)).toEqual([]);
      documents.push(text);
    }
    if (format === 'junit') expect(await complaintsAboutXml(documents)).toEqual([]);
  });

  it.each(Object.keys(reporters))('%s says what was excluded from a file', async (format) => {
    const text = (await reporters[format]!()).renderLint(
      selectedIn(LINTED, choose({ skip: ['config'] })),
      STYLE,
    );
    expect(text).toContain('config/security-protocol');
    expect(text.toLowerCase()).toMatch(/not.?counted/);
    expect(text).not.toContain('client.properties: nothing to fix');
    // `short` must be one line for a run, but may have several for a file.
    if (format !== 'short') expect(complaintsAbout(format, text)).toEqual([]);
  });
});
