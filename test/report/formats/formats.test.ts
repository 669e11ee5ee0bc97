import { describe, expect, it } from 'vitest';
import { Parser } from 'tap-parser';
import { reporters } from '../../../src/report/formats/registry.generated.ts';
import type { Style } from '../../../src/report/formats/define.ts';
import type { Report } from '../../../src/report/report.ts';
import {
  advertisedStops,
  brokerRefuses,
  idpStops,
  pool,
  provider,
  topic,
  withoutApiKey,
} from '../../given.ts';
import { runnerReads } from '../_runner.ts';
import { LINTED, reportWith, STYLE, WRONG_ISSUER } from '../_reports.ts';

const HEALTHY = reportWith();
const REFUSED = reportWith(withoutApiKey, brokerRefuses());
const TWO = reportWith(
  advertisedStops({ stage: 'dns', code: 'ENOTFOUND' }),
  topic({ errorCode: 29, operations: [] }),
);
const REFUTED = reportWith(provider({ issuer: 'https://acme.auth0.com' }));
const TRANSIENT: Report = { ...WRONG_ISSUER, transient: true };
const WARNED: Report = {
  ...HEALTHY,
  notices: [{ id: 'config/x', gate: 'config', title: 'A warning', because: 'It may break.' }],
};
/** Its evidence is in the client's file. */
const IN_FILE: Report = {
  ...WRONG_ISSUER,
  target: { ...WRONG_ISSUER.target, configuration: { file: './client.properties', format: 'Java' } },
  rootCauses: WRONG_ISSUER.rootCauses.map((cause) => ({
    ...cause,
    evidence: cause.evidence.map((row, at) => ({
      ...row,
      place: { file: './client.properties', line: at + 3, column: 7 },
    })),
  })),
};

const shown = async (name: string, report: Report, style: Partial<Style> = {}): Promise<string> =>
  (await reporters[name]!()).render(report, { ...STYLE, ...style });
const linted = async (name: string, style: Partial<Style> = {}): Promise<string> =>
  (await reporters[name]!()).renderLint(LINTED, { ...STYLE, ...style });

describe('short', () => {
  it('has the verdict, the cause, its title and the two values', async () => {
    expect(await shown('short', WRONG_ISSUER)).toBe(
      'unhealthy: jwt/iss-trailing-slash: The issuer in Confluent and in the token differ by a trailing slash (issuer in the token: "https://acme.auth0.com/", issuer registered in Confluent: "https://acme.auth0.com")\n',
    );
  });
  it.each([
    [HEALTHY, /^healthy: the broker lets the client in\n$/],
    [REFUSED, /^inconclusive: sasl\/generic-token-rejected: \S/],
    [TWO, /^unhealthy: \S+: .*; and 1 more cause: \S+\n$/],
    [TRANSIENT, /^unhealthy \(transient\): jwt\/iss-trailing-slash: /],
    [{ ...WRONG_ISSUER, whatIf: ['client=java@4.3'] }, /^with client=java@4.3: unhealthy: jwt/],
    [{ ...HEALTHY, whatIf: ['key-rotation'] }, /^with key-rotation: healthy\n$/],
  ])('is one line, for every verdict: %#', async (report, line) => {
    expect(await shown('short', report)).toMatch(line);
  });
  it.each([
    ['claims.gty == "password"', 'in the token: "client-credentials", in the filter: "password")'],
    ['claims.aud == "https://kafka.acme.test"', 'aud in the filter: "https://kafka.acme.test")'],
  ])('quotes each value once, in a filter too: %s', async (filter, values) => {
    expect(await shown('short', reportWith(pool({ filter }), brokerRefuses()))).toContain(values);
  });
  it('has a line for each finding in a file, as compilers write it', async () => {
    expect(await linted('short')).toBe(
      [
        'client.properties:3:19: error: security.protocol is not SASL_SSL (config/security-protocol)',
        'client.properties: warning: The JVM does not allow the token URL (config/allowed-urls-missing)',
        'sound.properties: nothing to fix\n',
      ].join('\n'),
    );
  });
});

describe('markdown', () => {
  it.each([
    ['wrong-issuer', WRONG_ISSUER],
    ['no-api-key', REFUSED],
    ['two-causes', TWO],
    ['our-model-was-wrong', REFUTED],
    ['healthy', HEALTHY],
  ])('%s', async (name, report) => {
    await expect(await shown('markdown', report)).toMatchFileSnapshot(
      `../../../fixtures/reports/markdown/${name}.md`,
    );
  });
  it('lint', async () => {
    await expect(await linted('markdown')).toMatchFileSnapshot('../../../fixtures/reports/markdown/lint.md');
  });
});

describe('junit', () => {
  const failuresIn = (xml: string): readonly string[] =>
    [...xml.matchAll(/name="[^"]*\((\S+)\)"><failure/g)].map(([, id]) => id ?? '');
  it('fails the verdict and the checks that fail, and says how to fix it', async () => {
    const xml = await shown('junit', WRONG_ISSUER);
    expect(failuresIn(xml)).toEqual(['verdict', 'jwt/issuer-is-providers', 'sasl/client-is-let-in']);
    expect(xml).toContain('Explained by jwt/iss-trailing-slash');
    expect(xml).toContain('confluent iam identity-provider update');
    expect(xml).toContain('failures="3" errors="0"');
  });
  it('fails nothing when the client is admitted, even if one of our checks fails', async () => {
    expect(failuresIn(await shown('junit', REFUTED))).toEqual([]);
    expect(failuresIn(await shown('junit', HEALTHY))).toEqual([]);
  });
  it('fails the verdict of a client that is refused without a known reason', async () => {
    expect(failuresIn(await shown('junit', REFUSED))).toContain('verdict');
  });
  it('fails warnings if they count', async () => {
    expect(failuresIn(await shown('junit', WARNED))).toEqual([]);
    expect(failuresIn(await shown('junit', WARNED, { failOn: 'warning' }))).toEqual(['verdict']);
    expect(failuresIn(await linted('junit'))).toEqual(['config/security-protocol']);
    expect(failuresIn(await linted('junit', { failOn: 'warning' }))).toHaveLength(2);
  });
});

describe('tap', () => {
  const read = (text: string) => {
    const parser = new Parser();
    const failed: string[] = [];
    parser.on('assert', ({ ok, todo, fullname, name }) => {
      if (!ok && todo === false) failed.push(`${fullname}${name}`);
    });
    parser.end(text);
    return { ok: parser.ok, failed };
  };
  it('fails like the run', async () => {
    expect(read(await shown('tap', HEALTHY))).toEqual({ ok: true, failed: [] });
    expect(read(await shown('tap', REFUTED))).toEqual({ ok: true, failed: [] });
    const { ok, failed } = read(await shown('tap', WRONG_ISSUER));
    expect(ok).toBe(false);
    expect(failed.map((name) => name.split(':')[0])).toEqual([
      'verdict',
      'jwt/issuer-is-providers',
      'sasl/client-is-let-in',
    ]);
    expect(read(await linted('tap')).failed).toHaveLength(1);
    expect(read(await linted('tap', { failOn: 'warning' })).failed).toHaveLength(2);
  });
});

describe('sarif', () => {
  const resultsIn = (text: string) => JSON.parse(text).runs[0].results;
  it("has the place in the client's file, and further ones", async () => {
    const [result] = resultsIn(await shown('sarif', IN_FILE));
    expect(result).toMatchObject({
      ruleId: 'jwt/iss-trailing-slash',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'client.properties' },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    });
    expect(result.relatedLocations).toHaveLength(2);
  });
  it('has no region without a place, and no location without a file', async () => {
    const [result] = resultsIn(await shown('sarif', WRONG_ISSUER));
    expect(result.locations).toBeUndefined();
    const warnings = resultsIn(await linted('sarif')).filter(
      ({ level }: { level: string }) => level === 'warning',
    );
    expect(warnings[0].locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'client.properties' } } },
    ]);
  });
  it('has a result for a refusal without a reason, and none for a healthy run', async () => {
    expect(resultsIn(await shown('sarif', REFUSED))[0].ruleId).toBe('sasl/generic-token-rejected');
    expect(resultsIn(await shown('sarif', HEALTHY))).toEqual([]);
  });
  it('distinguishes equal faults of a file, even if they move', async () => {
    const [file] = LINTED.files;
    const twice = {
      ...LINTED,
      files: [
        {
          ...file!,
          findings: [file!.findings[0]!, { ...file!.findings[0]!, place: { line: 9, column: 1 } }],
        },
      ],
    };
    const { renderLint } = await reporters['sarif']!();
    const prints = resultsIn(renderLint(twice, STYLE)).map(
      (each: { partialFingerprints: Record<string, string> }) => each.partialFingerprints['oauthbearer/v1'],
    );
    expect(new Set(prints).size).toBe(2);
    expect(prints[0]).toBe(resultsIn(await linted('sarif'))[0].partialFingerprints['oauthbearer/v1']);
  });
});

describe('gitlab', () => {
  it('has the path as GitLab requires it, and line 1 without a place', async () => {
    const issues = JSON.parse(await shown('gitlab', IN_FILE));
    expect(issues[0].location).toEqual({ path: 'client.properties', lines: { begin: 3 } });
    const found = JSON.parse(await linted('gitlab'));
    expect(found.map((each: any) => [each.severity, each.location.lines.begin])).toEqual([
      ['critical', 3],
      ['minor', 1],
    ]);
    expect(JSON.parse(await shown('gitlab', HEALTHY))).toEqual([]);
  });
});

describe('github', () => {
  it('annotates the line, with the values and the fix', async () => {
    const [command, ...more] = runnerReads(await shown('github', IN_FILE));
    expect(more).toEqual([]);
    expect(command).toMatchObject({
      command: 'error',
      properties: { file: './client.properties', line: '3', col: '7' },
    });
    expect(command?.properties['title']).toContain('(jwt/iss-trailing-slash)');
    expect(command?.data).toMatch(/"https:\/\/acme\.auth0\.com"[^]*Fix: Copy the issuer/);
    expect(runnerReads(await linted('github')).map((each) => each.command)).toEqual(['error', 'warning']);
    expect(runnerReads(await shown('github', HEALTHY))).toEqual([]);
  });
  it('has the whole report for the job summary', async () => {
    const { appendix } = await reporters['github']!();
    expect(appendix?.variable).toBe('GITHUB_STEP_SUMMARY');
    expect(appendix?.render(WRONG_ISSUER, STYLE)).toContain(await shown('markdown', WRONG_ISSUER));
  });
});

describe('openmetrics', () => {
  it('says the verdict, who decided, and the cause by its id', async () => {
    const text = await shown('openmetrics', WRONG_ISSUER);
    expect(text).toMatch(/oauthbearer_verdict\{target="[^"]+",verdict="unhealthy"\} 1\n/);
    expect(text).toMatch(/oauthbearer_verdict\{target="[^"]+",verdict="healthy"\} 0\n/);
    expect(text).toMatch(/oauthbearer_client_let_in\{target="[^"]+",decided_by="broker"\} 0\n/);
    expect(text).toMatch(/oauthbearer_root_cause\{[^}]*cause="jwt\/iss-trailing-slash"[^}]*\} 1\n/);
    expect(await linted('openmetrics')).toContain('{file="sound.properties",severity="error"} 0\n');
  });
});

describe('nagios', () => {
  it.each([
    [HEALTHY, undefined, 'OK', 0],
    [WARNED, undefined, 'OK', 0],
    [WARNED, 'warning', 'WARNING', 1],
    [WRONG_ISSUER, undefined, 'CRITICAL', 2],
    [TRANSIENT, undefined, 'CRITICAL', 2],
    [REFUSED, undefined, 'CRITICAL', 2],
    [reportWith(withoutApiKey, idpStops({ stage: 'dns', code: 'ENOTFOUND' })), undefined, 'CRITICAL', 2],
    [{ ...HEALTHY, verdict: 'inconclusive' as const }, undefined, 'UNKNOWN', 3],
    [WRONG_ISSUER, 'never', 'OK', 0],
  ] as const)('shows the state of its exit code: %#', async (report, failOn, state, code) => {
    const { render, exitCodes } = await reporters['nagios']!();
    const { outcomeOf } = await import('../../../src/report/outcome.ts');
    expect(render(report, { ...STYLE, ...(failOn && { failOn }) })).toMatch(
      new RegExp(`^OAUTHBEARER ${state} - `),
    );
    expect(exitCodes?.[outcomeOf(report, failOn)]).toBe(code);
  });
});
