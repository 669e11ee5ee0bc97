import { visible } from '../../src/report/words/escape.ts';
import type { Versions } from '../../test/real-clients/_install.ts';
import type { Answer } from './tools.ts';

export interface Judged extends Pick<Answer, 'exitCode' | 'durationMs'> {
  readonly tool: string;
  /** It named the cause, or found nothing in a healthy lab. */
  readonly right: boolean;
  readonly decisive: string;
}

/** One fault, and each tool's answer. */
export interface Row {
  readonly what: string;
  readonly scenario: string | undefined;
  readonly answers: readonly Judged[];
}

const LONGEST = 400;

/** The page, from the measurements. */
export function page(rows: readonly Row[], versions: Versions, product: string): string {
  const ill = rows.filter(({ scenario }) => scenario !== undefined);
  const tools = rows[0]?.answers.map(({ tool }) => tool) ?? [];
  const summary = tools.map((tool) => {
    const of = (among: readonly Row[]) =>
      among.flatMap(({ answers }) => answers.filter((answer) => answer.tool === tool));
    const times = of(rows).map(({ durationMs }) => durationMs);
    const quiet = of(ill).filter(({ exitCode }) => exitCode === 0).length;
    return `| ${tool} | ${of(ill).filter(({ right }) => right).length} of ${ill.length} | ${quiet} | ${seconds(median(times))} | ${seconds(Math.max(...times))} |`;
  });
  return [
    "# Side by side with Kafka's own tools",
    '',
    'Written by `npm run compare` from what the tools printed in one run; nothing in it is edited by hand.',
    '',
    `- oauthbearer ${product}, Node ${process.versions.node}`,
    `- OAuthCompatibilityTool and kafka-broker-api-versions of Apache Kafka ${versions.kafka}, Java ${versions.java}`,
    '',
    'Each fault is provoked in a lab of its own (`oauthbearer lab`), served on `localhost`; the tools look at it one after',
    'the other with the same client settings. Each is told all that it can take: the OAuthCompatibilityTool the issuer, the',
    'JWKS URI and the audience that Confluent has on record, the doctor an API key with which it reads these itself. What',
    'the tools are for differs: the OAuthCompatibilityTool never talks to a broker, and kafka-broker-api-versions sees of a',
    'token what the broker says of it.',
    '',
    'A tool *named the cause* when what it printed contains the thing at fault and, where two values disagree, both. For',
    "Kafka's tools all output counts, stack traces and warnings too; for the doctor its first root cause alone. Of a healthy",
    'client the right answer is exit code 0. The patterns are in `scripts/compare/faults.ts`. Times are those of a whole',
    'process from start to end, the start of a JVM or of Node included.',
    '',
    '| tool | named the cause | faults called sound (exit code 0) | time, median | time, longest |',
    '|---|---|---|---|---|',
    ...summary,
    '',
    ...rows.flatMap(section),
  ].join('\n');
}

const section = ({ what, scenario, answers }: Row): readonly string[] => [
  `## ${what}`,
  '',
  ...(scenario === undefined ? [] : [`\`oauthbearer lab ${scenario}\``, '']),
  `| tool | exit | time | ${scenario === undefined ? 'right' : 'named the cause'} | decisive line |`,
  '|---|---|---|---|---|',
  ...answers.map(
    ({ tool, exitCode, durationMs, right, decisive }) =>
      `| ${tool} | ${exitCode ?? 'none'} | ${seconds(durationMs)} | ${right ? 'yes' : 'no'} | ${code(shortened(decisive))} |`,
  ),
  '',
];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** In a long line of Java output the important part is at the end, and in ours at the beginning. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '`': '&#96;',
};

/** HTML in Markdown, for text that may contain anything. */
const code = (text: string): string =>
  `<code>${visible(text).replaceAll(/[&<>|`]/g, (character) => ENTITIES[character] ?? '')}</code>`;
