import { isCode, isCodeFile } from './code/languages.ts';
import { isOauth } from './kafka/choice.ts';
import { isFluentBit } from '../text/fluent-bit.ts';
import { isLogstash } from '../text/logstash.ts';
import { UsageError } from '../text/problem.ts';
import { NoClientInFile, NoSettingsFound, refusedFor } from './refused.ts';
import type { Source } from '../text/source.ts';
import type { Syntax } from '../evidence/configuration.ts';
import type { Format, Likeness } from './format.ts';
import type { Reading } from './reading.ts';
import { logInJson, templateIn, identifyOtherFile } from './other-file.ts';

/** A file as one of the formats reads it. */
export interface Read {
  readonly format: Format;
  readonly reading: Reading;
}

/**
 * Reads a file, or an embedded file, in the format that fits it best: certain matches before possible ones, in the
 * order of the list. If a carrier turns out to contain no client, the next one is tried.
 *
 * @param formats those that the file may have
 * @throws UsageError when the file has a syntax error, or matches none of these formats
 */
export function readBest(source: Source, formats: readonly Format[]): Read {
  const embeddable = formats.filter(({ mayBeEmbedded }) => mayBeEmbedded === true);
  let fault: NoClientInFile | undefined;
  let silent: Read | undefined;
  for (const format of candidatesFor(source, formats)) {
    try {
      const reading = format.read(source, format.isCarrier === true ? formats : embeddable);
      if (reading.found.length > 0)
        return { format, reading: withNeighbours({ format, reading }, source, formats) };
      silent ??= { format, reading };
    } catch (error) {
      if (!(error instanceof NoClientInFile)) throw error;
      // What a file is says more than that nothing was found in it.
      if (fault === undefined || (error instanceof NoSettingsFound && !(fault instanceof NoSettingsFound)))
        fault = error;
    }
  }
  if (fault !== undefined) throw fault;
  const other = silent?.format.isCarrier === true ? identifyOtherFile(source) : undefined;
  if (other !== undefined) throw refusedFor(source, other);
  return silent ?? { format: recognised(source), reading: { found: [], properties: [], oddities: [] } };
}

/** The clients of other objects in the same file that sign in with OAUTHBEARER: a Deployment beside a scaler of KEDA. */
function withNeighbours({ format, reading }: Read, source: Source, formats: readonly Format[]): Reading {
  if (format.mayStandBesideOthers !== true) return reading;
  const embeddable = formats.filter(({ mayBeEmbedded }) => mayBeEmbedded === true);
  const clients = [reading, ...(reading.others ?? [])];
  for (const other of candidatesFor(source, formats)) {
    if (other.mayStandBesideOthers !== true || other.id === format.id || other.isGuess === true) continue;
    for (const client of readOr(other, source, embeddable)) {
      if (isOauth(client) && !clients.some((each) => sharesPlace(each, client))) clients.push(client);
    }
  }
  const others = clients.slice(1);
  return others.length === 0 ? reading : { ...reading, others };
}

function readOr(format: Format, source: Source, embeddable: readonly Format[]): readonly Reading[] {
  try {
    const { others = [], ...first } = format.read(source, embeddable);
    return [first, ...others].map((each) => ({ as: format, ...each }));
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

/** Two readings of one value are two readings of one client. */
function sharesPlace(one: Reading, other: Reading): boolean {
  const places = new Set(one.found.filter(isStated).map(({ at }) => at.offsetAt(0)));
  return other.found.filter(isStated).some(({ at }) => places.has(at.offsetAt(0)));
}

const isStated = ({ isDefault }: Reading['found'][number]): boolean => isDefault !== true;

/** @throws UsageError that says what the file is, or what was expected */
function recognised(source: Source): never {
  const other = identifyOtherFile(source);
  if (other !== undefined) throw refusedFor(source, other);
  const own = syntaxOf(source);
  const signIn = otherSignInOf(source.content.text);
  throw new NoClientInFile([
    signIn === undefined
      ? `${source.path}:1:1: no Kafka client configuration recognised in this file; give what sets ${SIGNS[own] ?? 'sasl.mechanism and the token endpoint'}, or name its format with --client-format`
      : `${source.path}:1:1: no Kafka client configuration recognised in this file, which signs in with ${signIn} and not with OAuth`,
  ]);
}

/** What a client's file of this syntax has. */
const SIGNS: Readonly<Partial<Record<Syntax, string>>> = {
  code: "the client's sasl settings",
  sql: "the connector's security.protocol and sasl settings",
  shell: 'the environment variables of the client',
};

/** The mechanism that the file names in place of OAUTHBEARER. */
const otherSignInOf = (text: string): string | undefined =>
  /\boauthbearer\b/i.test(text)
    ? undefined
    : /mechanisms?["']?\s*[=:]+>?\s*["']?(PLAIN|SCRAM-SHA-(?:256|512)|GSSAPI|AWS_MSK_IAM)\b/i
        .exec(text)?.[1]
        ?.toUpperCase();

/**
 * The format of a file; undefined when none of these matches.
 *
 * @throws UsageError when the file has a syntax error
 */
export function formatOf(source: Source, formats: readonly Format[]): Format | undefined {
  return candidatesFor(source, formats)[0];
}

/** @throws UsageError when the file has a syntax error */
function candidatesFor(source: Source, formats: readonly Format[]): readonly Format[] {
  const syntax = syntaxOf(source);
  const possible = formats.filter((format) => format.isCarrier === true || format.syntax === syntax);
  const isCarrier = possible.some(
    (format) => format.isCarrier === true && recognisedBy(format, source) === 'surely',
  );
  const likeness = possible.map((format) => {
    try {
      return [format, recognisedBy(format, source)] as const;
    } catch (error) {
      // A certain match of a carrier need not also be valid in another syntax.
      if (!isCarrier || !(error instanceof UsageError)) throw error;
      return [format, 'no'] as const;
    }
  });
  const those = (likely: Likeness): readonly Format[] =>
    likeness.flatMap(([format, how]) => (how === likely ? [format] : []));
  // What a file may contain counts less than what it may be itself, and a guess counts least.
  return [...those('surely'), ...those('perhaps').toSorted((a, b) => remoteness(a) - remoteness(b))];
}

/** @throws UsageError for a syntax error, or that says what the file is in place of one */
function recognisedBy(format: Format, source: Source): Likeness {
  try {
    return format.recognise(source);
  } catch (error) {
    throw orAnother(error, source);
  }
}

/** A template that was not rendered has apparent syntax errors, and so has a log with JSON in each line. */
function orAnother(error: unknown, source: Source): unknown {
  const other = error instanceof UsageError ? (templateIn(source) ?? logInJson(source)) : undefined;
  return other === undefined ? error : refusedFor(source, other);
}

const remoteness = ({ isCarrier, isGuess }: Format): number =>
  isGuess === true ? 2 : isCarrier === true ? 1 : 0;

const BY_NAME: readonly (readonly [RegExp, Syntax])[] = [
  [/\.(?:properties|conf|config|cfg|ini)$/i, 'properties'],
  [/\.(?:json|jsonc)$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.(?:tf|hcl|tfvars|alloy|river|nomad)$/i, 'hcl'],
  [/\.(?:psm?1|service)$/i, 'shell'],
  [/\.toml$/i, 'toml'],
  [/\.hocon$/i, 'hocon'],
  [/\.xml$/i, 'xml'],
  [/\.sql$/i, 'sql'],
  [/\.ipynb$/i, 'json'],
  [/(?:^|[/\\])(?:\.env(?:\..+)?|[^/\\]+\.env|env)$/i, 'env'],
];

/** By the file name, otherwise by its beginning. */
export function syntaxOf({ name, content: { text } }: Source): Syntax {
  const byName = /\.conf$/i.test(name)
    ? (inBlocks(text) ?? 'properties')
    : // Elastic Beanstalk's `.ebextensions/*.config`
      /\.config$/i.test(name) && /^option_settings:/m.test(text)
      ? 'yaml'
      : BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (byName !== undefined) return byName;
  if (isCodeFile(name)) return 'code';
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:[#!]|--(?!-))/.test(line))?.trim() ?? '';
  if (isCode(first, text)) return 'code';
  if (/^[[{]/.test(first) && !/^\[[\w. -]+\]$/.test(first)) return 'json';
  if (/^(?:otelcol|loki|prometheus|discovery|local|remote)(?:\.\w+)+\s+"\w+"\s*\{/.test(first)) return 'hcl';
  if (/^(?:resource|data|provider|terraform|variable|module|locals)\b.*\{\s*$/.test(first)) return 'hcl';
  if (/^(?:(?:create|alter|drop|insert|select)\s[^=:]*$|set\s+['"])/i.test(first) && /\bkafka\b/i.test(text))
    return 'sql';
  if (/^(?:export\s+)?[A-Z][A-Z0-9_]*=/.test(first)) return 'env';
  if (
    /^(?:---|%YAML|[\w"'-]+:\s*(?:[|>&!*"'[{#].*)?$|(?:apiVersion|kind): |(?:- )?id: (?:op|pool)-)/.test(
      first,
    )
  )
    return 'yaml';
  // A script may begin with anything, and exports what the client reads; a runbook may contain exports too.
  const isScript = /^[ \t]*export[ \t]+[A-Z][A-Z0-9_]*=/m.test(text);
  return isScript && !/\bconfluent[ \t]+iam[ \t]/.test(text) ? 'env' : 'properties';
}

/** Many programs use `.conf`: Logstash, Fluent Bit, and those that read HOCON. A JAAS file has braces too. */
function inBlocks(text: string): Syntax | undefined {
  if (isFluentBit(text) || isLogstash(text)) return 'blocks';
  if (/^[ \t]*<(?:match|source)\b[^>\n]*>/m.test(text)) return undefined;
  // Telegraf's own file is `telegraf.conf`.
  if (/^[ \t]*\[\[(?:inputs|outputs|processors|aggregators)\.\w+\]\]/m.test(text)) return 'toml';
  // Quotes that would belong to the value in a .properties file: three of them, or after a reference that may be absent.
  if (
    /^[ \t]*[\w.-]+[ \t]*[=:][ \t]*"""/m.test(text) ||
    /^[ \t]*(?:include[ \t]+"|[\w.-]+[ \t]*=[ \t]*\$\{\?)/m.test(text)
  )
    return 'hocon';
  const isJaas = /\{\s*[\w.$]+\s+(?:required|requisite|sufficient|optional)\b/i.test(text);
  // nginx has braces too, and ends its statements with semicolons.
  const isNginx = /\b(?:worker_\w+|server_name|proxy_pass|listen)[ \t][^\n;{=]{1,300};/.test(text);
  return !isJaas && !isNginx && /^[ \t]*[\w."-]+[ \t]*(?:[=:][ \t]*)?\{[ \t]*(?:(?:#|\/\/).*)?$/m.test(text)
    ? 'hocon'
    : undefined;
}
