import { readdirSync, readFileSync } from 'node:fs';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { readBundle } from '../../src/evidence/bundle.ts';
import { buildReport } from '../../src/report/build.ts';
import type { Style } from '../../src/report/formats/define.ts';
import type { LintResult } from '../../src/report/lint.ts';
import type { Report } from '../../src/report/report.ts';
import { Tally } from '../../src/fleet/tally.ts';
import type { FleetReport } from '../../src/report/fleet.ts';
import { outcomeOf } from '../../src/report/outcome.ts';
import { inOneSentence } from '../../src/report/words/headline.ts';
import { brokerRefuses, given, pool, provider, withoutApiKey, type Change } from '../given.ts';

export const STYLE: Style = { colour: 0, width: 100, unicode: true, verbose: false };

/** The report of a healthy run with these changes. */
export function reportWith(...changes: readonly Change[]): Report {
  const evidence = given(...changes);
  return buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 });
}

export const WRONG_ISSUER = reportWith(provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses());

const FOLDER = 'fixtures/bundles';

/** The reports of runs recorded with servers written by others. */
export const recorded: readonly (readonly [file: string, report: Report])[] = readdirSync(FOLDER)
  .filter((file) => file !== 'index.json')
  .map((file) => {
    const { evidence } = readBundle(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    return [file, buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 })];
  });

/** A file with an error that has a place and a warning that has none, and one without a fault. */
export const LINTED: LintResult = {
  schemaVersion: 1,
  files: [
    {
      file: 'client.properties',
      format: 'Java client properties',
      settingsRead: 6,
      notJudged: [],
      findings: [
        {
          id: 'config/security-protocol',
          severity: 'error',
          place: { line: 3, column: 19 },
          also: [{ line: 7, column: 1 }],
          title: 'security.protocol is not SASL_SSL',
          because: 'security.protocol is PLAINTEXT.',
          fix: {
            summary: 'Set security.protocol to SASL_SSL.',
            steps: [],
            commands: [{ kind: 'client-config', text: 'security.protocol=SASL_SSL' }],
          },
          fixable: true,
        },
        {
          id: 'config/allowed-urls-missing',
          severity: 'warning',
          also: [],
          title: 'The JVM does not allow the token URL',
          because: 'Kafka 4 wants it to be named.',
          fixable: false,
        },
      ],
    },
    {
      file: 'sound.properties',
      format: 'Java client properties',
      findings: [],
      settingsRead: 6,
      notJudged: [],
    },
  ],
};

/** A report with every possible part. */
const FULL: Report = {
  ...WRONG_ISSUER,
  target: {
    ...WRONG_ISSUER.target,
    configuration: { file: 'client.properties', format: 'Java client properties' },
  },
  rootCauses: WRONG_ISSUER.rootCauses.flatMap((cause) => [
    {
      ...cause,
      evidence: cause.evidence.map((row, at) => ({
        ...row,
        ...(at < 2 && { place: { file: 'client.properties', line: at + 3, column: 7 } }),
      })),
      proof: { ...cause.proof, experiment: { did: 'asked again', saw: 'another answer' } },
    },
    { ...cause, id: 'pool/filter-false', gate: 'pool' as const },
  ]),
  alternatives: WRONG_ISSUER.rootCauses.map((cause) => ({ ...cause, whyLower: 'less is explained' })),
  refusal: {
    id: 'sasl/generic-token-rejected',
    title: 'The broker refuses the token and does not say why',
    because: 'It says nothing.',
    evidence: [{ label: 'answer', value: 'JWT_PROCESSING_FAILED', source: 'the broker' }],
  },
  notices: [
    { id: 'config/scope-arrives-whole', gate: 'config', title: 'A warning', because: 'It may not arrive.' },
  ],
  questions: [
    {
      id: 'confluent/pool-filter',
      asks: 'The filter of the pool',
      where: 'the console',
      input: '--pool-filter',
      effort: 'page',
      expect: [{ label: 'filter', value: 'claims.aud == "kafka"', note: 'of this token' }],
      decides: ['pool/filter-false'],
      decidesTitles: ['The filter is not true for the token'],
    },
  ],
  token: [{ name: 'iss', value: 'https://acme.auth0.com/', meaning: 'the issuer' }],
  unexplained: ['jwt/issuer-is-providers'],
};

/** Our own values in a report: names that scripts rely on, and texts that no server influences. */
const OURS = new Set([
  ...[
    'id',
    'outcome',
    'gate',
    'status',
    'verdict',
    'confidence',
    'kind',
    'apply',
    'startedAt',
    'predicted',
    'observed',
  ],
  ...[
    'decidedBy',
    'effort',
    'decides',
    'unexplained',
    'refuted',
    'symptoms',
    'docs',
    'severity',
    'label',
    'tool',
  ],
]);

/** A value with this text in each place that may contain text from outside. */
function withText<T>(value: T, text: string, key = ''): T {
  if (OURS.has(key)) return value;
  if (typeof value === 'string') return text as T;
  if (Array.isArray(value)) return value.map((each) => withText(each as unknown, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withText(each as unknown, text, name)]),
  ) as T;
}

/** Every kind of report, with a hostile text wherever one can occur. */
export const hostileReports = (text: string): readonly Report[] =>
  (['unhealthy', 'inconclusive', 'healthy'] as const).map((verdict) => ({
    ...withText(FULL, text),
    verdict,
    ...(verdict !== 'unhealthy' && { rootCauses: [] }),
  }));

/** How the clients of a fleet ended: the name of each, and its report. */
type Ended = readonly (readonly [name: string, report: Report])[];

/** The report of a fleet with these clients, one that cannot be read, and a file without one. */
export function fleetOf(ended: Ended): FleetReport {
  const tally = new Tally();
  const common = {
    schemaVersion: 1,
    startedAt: '2026-11-29T10:00:00.000Z',
    rootCauses: [],
    notices: [],
  } as const;
  for (const [name, report] of ended) {
    const { rootCauses, notices, durationMs } = report;
    tally.add({
      ...common,
      ...{
        name,
        outcome: outcomeOf(report),
        because: inOneSentence(report),
        durationMs,
        rootCauses,
        notices,
      },
      ...{ file: name.replace(/#.*$/, ''), command: `oauthbearer doctor --client-config ${name}` },
    });
  }
  for (const [name, outcome, because] of [
    ['clients/broken.yaml', 'unreadable', '7:3: a list is not closed'],
    ['clients/README.md', 'skipped', 'no client in it'],
  ] as const)
    tally.add({ ...common, name, outcome, because, durationMs: 0, file: name });
  return tally.report({
    ...{ tool: { name: 'oauthbearer', version: '0.0.0' }, startedAt: common.startedAt, durationMs: 41_230 },
  });
}

const clientsOf = (many: number, team: string, report: Report): Ended =>
  Array.from({ length: many }, (_, at) => [`clients/${team}/${String(at)}.properties`, report] as const);

const WRONG_FILTER = reportWith(pool({ filter: 'claims.gty == "password"' }), brokerRefuses());

/** Two root causes, the first with evidence in each client's file; a refusal without a reason; a warning. */
export const FLEET: FleetReport = fleetOf([
  ...clientsOf(3, 'orders', WRONG_ISSUER).map(([name, report]) => [name, inFile(report, name)] as const),
  ...clientsOf(2, 'billing', WRONG_FILTER),
  ...clientsOf(1, 'returns', reportWith(withoutApiKey, brokerRefuses())),
  ...clientsOf(4, 'search', reportWith()),
  ...clientsOf(1, 'catalog', { ...reportWith(), notices: FULL.notices }),
]);

/** The first evidence of each cause is a place in this file, and a value of this client alone. */
function inFile(report: Report, file: string): Report {
  return {
    ...report,
    rootCauses: report.rootCauses.map((cause) => ({
      ...cause,
      evidence: [
        ...cause.evidence,
        { label: 'client id', value: file, source: `${file}:3:7`, place: { file, line: 3, column: 7 } },
      ],
    })),
  };
}

export const hostileFleet = (text: string): FleetReport => withText(FLEET, text);

export const hostileLint = (text: string): LintResult => withText(LINTED, text);
