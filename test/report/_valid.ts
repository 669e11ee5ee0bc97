import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { Parser } from 'tap-parser';
import { validateXML } from 'xmllint-wasm';
import { runnerReads } from './_runner.ts';

/** Violations of a format, as a consumer would report them; empty if there are none. */
export type Complaints = (text: string) => readonly string[];

const schema = (file: string): string => readFileSync(`test/report/schemas/${file}`, 'utf8');

/** No characters that move a cursor, are invisible or reverse text; only line ends. */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;
const withoutPairs = (text: string): string => text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, '');
const seen: Complaints = (text) =>
  [...(UNSEEN.exec(withoutPairs(text)) ?? [])].map((one) => `holds ${JSON.stringify(one)}`);

const ended: Complaints = (text) => (text.endsWith('\n') ? [] : ['does not end with a newline']);

const sarifSchema = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(sarifSchema);
const isSarif = sarifSchema.compile(JSON.parse(schema('sarif-2.1.0-rtm.5.json')) as object);
const gitlabSchema = new Ajv({ allErrors: true });
const isGitlab = gitlabSchema.compile(JSON.parse(schema('gitlab-code-quality.json')) as object);

const sarif: Complaints = (text) => {
  const log = JSON.parse(text) as { runs: { results: { message: { text: string } }[] }[] };
  if (!isSarif(log)) return [sarifSchema.errorsText(isSarif.errors)];
  return log.runs
    .flatMap(({ results }) => results)
    .filter(({ message }) => /(?<!\\)\[[^\]]*(?<!\\)\]\(/.test(message.text))
    .map(({ message }) => `has a link: ${message.text}`);
};

const gitlab: Complaints = (text) => {
  const issues = JSON.parse(text) as { fingerprint: string }[];
  if (!isGitlab(issues)) return [gitlabSchema.errorsText(isGitlab.errors)];
  const prints = issues.map(({ fingerprint }) => fingerprint);
  return new Set(prints).size === prints.length ? [] : ['two issues have one fingerprint'];
};

const TAGS = /^(?:h2|h3|p|code|pre|ul|ol|li|strong|em)$/;
const markdown: Complaints = (text) => {
  const made = micromark(text, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const tags = new Set([...made.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name ?? ''));
  return [
    ...[...tags].filter((tag) => !TAGS.test(tag)).map((tag) => `makes <${tag}>`),
    ...(text.length > 65_536 ? [`is ${text.length} characters long`] : []),
  ];
};

const github: Complaints = (text) =>
  runnerReads(text)
    .filter(({ command, properties }) => !/^(?:error|warning|notice)$/.test(command) || 'text' in properties)
    .map(({ command }) => `is the command ${command}`);

const tap: Complaints = (text) => {
  const complaints: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on('extra', (line: string) => complaints.push(`has ${JSON.stringify(line)} besides`));
  parser.on('bailout', () => complaints.push('bails out'));
  parser.end(text);
  const { count, plan, failures } = parser.results!;
  if (count !== plan.end) complaints.push(`plans ${plan.end} and has ${count}`);
  const broken = failures.filter((each) => 'tapError' in each && each.tapError != null);
  return [...complaints, ...broken.map((each) => String(each.tapError))];
};

/** The lines of OpenMetrics 1.0 that we use (its ABNF): TYPE and HELP of a family, its samples, and the end. */
const METRIC = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const LINE = new RegExp(
  String.raw`^(?:# TYPE ${METRIC} gauge|# HELP ${METRIC} (?:[^"\\\n]|\\["\\n])*|${METRIC}(?:\{${LABEL}(?:,${LABEL})*\})? ${NUMBER})$`,
);
const openmetrics: Complaints = (text) => {
  const lines = text.split('\n');
  const end = lines.indexOf('# EOF');
  const series = lines.slice(0, end).map((line) => line.replace(/ [^ ]*$/, ''));
  return [
    ...(end === lines.length - 2 ? [] : ['does not end with # EOF']),
    ...lines.slice(0, end).filter((line) => !LINE.test(line)),
    ...series.filter((each, at) => series.indexOf(each) !== at).map((each) => `has ${each} twice`),
    ...(series.length > 400 ? ['has many series'] : []),
  ];
};

/** Plugin output: text | label=value[unit];[warn];[crit];[min] …, and lines of more text. */
const nagios: Complaints = (text) => {
  const [first = '', ...more] = text.split('\n');
  const isFirst =
    /^OAUTHBEARER (?:OK|WARNING|CRITICAL|UNKNOWN) - [^|]+ \| (?:[a-z]+=\d+(?:\.\d+)?s?;;;0 ?)+$/.test(first);
  return [
    ...(isFirst ? [] : [`begins with ${first.slice(0, 200)}`]),
    ...more.filter((line) => /[|<>]/.test(line)),
    ...(text.length > 8192 ? [`is ${text.length} characters long`] : []),
  ];
};

const short: Complaints = (text) => (/^[^\n]+\n$/.test(text) ? [] : ['is not one line']);

/** The validators of each format; `junit` additionally uses `complaintsAboutXml`. */
const OF_FORMAT: Readonly<Record<string, Complaints>> = {
  short,
  markdown,
  sarif,
  gitlab,
  github,
  tap,
  openmetrics,
  nagios,
};

export const complaintsAbout = (format: string, text: string): readonly string[] => [
  ...ended(text),
  ...(format === 'json' || format === 'html' ? [] : seen(text)),
  ...(OF_FORMAT[format]?.(text) ?? []),
];

/** Validates many documents against Jenkins' schema of JUnit XML at once, so that libxml2 starts only once. */
export async function complaintsAboutXml(documents: readonly string[]): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, at) => ({ fileName: `${at}.xml`, contents })),
    schema: schema('junit-10.xsd'),
    maxMemoryPages: 16_384,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
