import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/doctor/lint.ts';
import { givenByClientFile, readClientFile } from '../../src/client-files/client-file.ts';
import type { ClientConfiguration, Spelling } from '../../src/evidence/configuration.ts';

/*
 * Removes one setting from a sound file, then applies lint's advice as a person would who reads nothing else.
 * Afterwards the file has to be sound again.
 */

const FILES = new URL('../../fixtures/client-files/', import.meta.url);
/**
 * Formats that are not a client's file, or without lines to paste: form fields, an encoded secret, formats that quote or
 * escape each line of an embedded file, files in which nothing is left of the client without the line, and keys so nested
 * that their parents stay behind empty.
 */
const OTHERS =
  /^(?:confluent-cli|terraform-json|client-code|snaplogic|oauthbearer-yaml|notebook|mail|client-log|shell-script|singlestore)|secret\.yaml$|migrations\.yaml$|knative\.yaml$|airflow-connection\.json$|micronaut-nested\.yml$/;

const TAKEN =
  /^(?:security\.protocol|sasl\.(?:mechanisms?|jaas\.config|login\.callback\.handler\.class|oauthbearer\.(?:method|token\.endpoint\.url|client\.id|extensions))|jaas:(?:clientId|extension_logicalCluster))$/;

/** What a person puts in place of the advice's variables. */
const KNOWN: Readonly<Record<string, string>> = {
  $TOKEN_ENDPOINT: 'https://acme.okta.com/oauth2/default/v1/token',
  $CLIENT_ID: '0oa8fGh2KlMn3Pq4R5d7',
  $CLIENT_SECRET: 'not-a-real-secret',
  $CLUSTER_ID: 'lkc-a1b2c3',
  $POOL_ID: 'pool-a1b2',
  $SCOPE: 'kafka',
};

/** Each text is read once, under its name. */
const configurations = new Map<string, ClientConfiguration>();
function configurationOf(name: string, text: string): ClientConfiguration {
  const key = `${name}\0${text}`;
  const configuration =
    configurations.get(key) ?? givenByClientFile(readClientFile(name, Buffer.from(text)), {}).configuration;
  configurations.set(key, configuration);
  return configuration;
}

const findingsIn = (name: string, text: string) =>
  lint(readClientFile(name, Buffer.from(text)), { env: {} }).findings;

interface Taken {
  readonly path: string;
  readonly name: string;
  readonly property: string;
  readonly text: string;
}

/** The file without a pair: without its lines, or in a JAAS string without the option. */
function without(name: string, text: string, property: string): string | undefined {
  const configuration = configurationOf(name, text);
  const spelling = configuration.spelled?.[property];
  const at = configuration.properties.find((each) => each.name === property)?.at;
  if (spelling === undefined || at === undefined) return undefined;
  const lines = text.split('\n');
  if (property.startsWith('jaas:') && spelling.between.includes('=')) {
    const option = new RegExp(String.raw`${spelling.name}=\\?["'][^"'\\]*\\?["']\s?`);
    const line = lines[at.line - 1] ?? '';
    return option.test(line) ? lines.with(at.line - 1, line.replace(option, '')).join('\n') : undefined;
  }
  const last = lines.findLastIndex((line, index) => index < at.line && line.includes(spelling.name));
  const end = lines.findIndex((line, index) => index >= at.line - 1 && !/\\$/.test(line)) + 1;
  if (last < 0) return undefined;
  const rest = [...lines.slice(0, last), ...lines.slice(foldedEnd(lines, last, end))].join('\n');
  return name.endsWith('.json') ? rest.replace(/,(\s*[}\]])/g, '$1') : rest;
}

/** The lines of a folded YAML scalar, indented more than its key. */
function foldedEnd(lines: readonly string[], first: number, end: number): number {
  const indent = (line: string): number => /^[ ]*/.exec(line)![0].length;
  let next = end;
  if (!/[>|]-?\s*$/.test(lines[end - 2] ?? '') && !/[>|]-?\s*$/.test(lines[first] ?? '')) return end;
  while (next < lines.length && indent(lines[next]!) > indent(lines[first]!)) next += 1;
  return next;
}

/** The file with the advice applied. */
function pasted(name: string, text: string, advice: string): string {
  const filled = advice.replace(/\$[A-Z_]+/g, (variable) => KNOWN[variable] ?? variable);
  const [head = '', ...rest] = filled.split('\n');
  if (/^(?:#|\/\/) in /.test(head)) return inJaas(text, rest.join('\n'));
  const under = /^# under (.*):$/.exec(head)?.[1];
  const beside = /^# beside \S+ in line (\d+):$/.exec(head)?.[1];
  // An item of a list has no key to look for.
  if (under !== undefined && !under.includes('[')) return below(text, under.split('.'), rest);
  return besideOthers(name, text, head.startsWith('# ') ? rest : filled.split('\n'), Number(beside ?? 0));
}

const inJaas = (text: string, options: string): string => {
  const made = text.replace(/(OAuthBearerLoginModule required)/, (all) => `${all} ${options}`);
  expect(made).not.toBe(text);
  return made;
};

/** Below a key of a YAML tree whose path is spread over several lines. */
function below(text: string, path: readonly string[], added: readonly string[]): string {
  const lines = text.split('\n');
  let at = -1;
  for (let rest = path; rest.length > 0;) {
    const next = lines.findIndex(
      (line, index) =>
        index > at && rest.some((_, n) => line.trim() === `${rest.slice(0, n + 1).join('.')}:`),
    );
    expect(next, `${rest.join('.')} in\n${text}`).toBeGreaterThan(at);
    rest = rest.slice(lines[next]!.trim().split('.').length);
    at = next;
  }
  const indent = /^ */.exec(lines[at + 1] ?? '')![0];
  return [...lines.slice(0, at + 1), ...added.map((line) => indent + line), ...lines.slice(at + 1)].join(
    '\n',
  );
}

/** In place of the line with the same name; otherwise before a similar one, with its indentation. */
function besideOthers(name: string, text: string, added: readonly string[], line: number): string {
  const { spelled = {}, properties } = configurationOf(name, text);
  const lines = text.split('\n');
  const isSame = ({ before, name: other, between }: Spelling): boolean =>
    added[0]?.startsWith(`${before}${other}${between.slice(0, 1)}`) === true;
  const own = Object.entries(spelled).find(([known, each]) => known.includes('.') && isSame(each))?.[0];
  // Beside a property written with its full name.
  const neighbour = properties
    .filter((each) => spelled[each.name] !== undefined && /^(?:sasl|security|bootstrap)\./.test(each.name))
    .toSorted((a, b) => spelled[b.name]!.name.length - spelled[a.name]!.name.length)[0];
  const place = properties.find((each) => each.name === (own ?? neighbour?.name))?.nameAt;
  const brokers = lines.findIndex((each) => each.includes('"brokers"')) + 1;
  const at = (line || (place?.line ?? (brokers || 1))) - 1;
  const indent = /^\s*/.exec(lines[at] ?? '')![0];
  const rest = own === undefined ? lines.slice(at) : lines.slice(at + 1);
  return [...lines.slice(0, at), ...added.map((line) => indent + line), ...rest].join('\n');
}

const TAKINGS: readonly Taken[] = readdirSync(FILES).flatMap((format) =>
  readdirSync(new URL(`${format}/`, FILES)).flatMap((name) => {
    const path = `${format}/${name}`;
    if (OTHERS.test(path)) return [];
    const text = readFileSync(new URL(path, FILES), 'utf8').replaceAll('\r\n', '\n');
    const { properties, spelled = {} } = configurationOf(name, text);
    return properties
      .map((each) => each.name)
      .filter((property) => TAKEN.test(property) && spelled[property] !== undefined)
      .map((property) => ({ path, name, property, text }));
  }),
);

describe('pasted advice', () => {
  it('is tested for every client format that consists of lines', () => {
    const formats = new Set(TAKINGS.map(({ path }) => path.split('/')[0]));
    expect([...formats]).toEqual(
      expect.arrayContaining([
        'connect-json',
        'connect-properties',
        'docker-compose',
        'env-file',
        'java-properties',
        'kafkajs-json',
        'kubernetes',
        'librdkafka-json',
        'librdkafka-properties',
        'spring-boot-properties',
        'spring-boot-yaml',
        'terraform',
      ]),
    );
  });

  it('is spelled without possible secrets', () => {
    for (const { name, text } of new Map(TAKINGS.map((each) => [each.path, each])).values()) {
      const spelled = JSON.stringify(configurationOf(name, text).spelled);
      expect(spelled).not.toMatch(/not.a.(?:real.)?secret|an.example|pa\$\$w/i);
    }
  });

  const cases = TAKINGS.map((each) => [each.path, each.property, each] as const);
  /** What is found in each file as it is. */
  const known = new Map<string, ReadonlySet<string>>();
  const knownIn = ({ path, name, text }: Taken): ReadonlySet<string> => {
    const ids = known.get(path) ?? new Set(findingsIn(name, text).map(({ id }) => id));
    known.set(path, ids);
    return ids;
  };
  const fixes = (taken: Taken): void => {
    const { name, property, text } = taken;
    const before = knownIn(taken);
    const broken = without(name, text, property) ?? expect.fail('could not be taken out');
    const found = findingsIn(name, broken).filter(
      ({ id, fix, severity }) => severity === 'error' && !before.has(id) && fix !== undefined,
    );
    for (const { id, fix } of found) {
      const advice = fix!.commands.filter(
        ({ kind, text: line }) => kind === 'client-config' && !/^(?:export KAFKA_OPTS|-D|env )/.test(line),
      );
      if (advice.length === 0) continue;
      const fixed = advice.reduce((file, { text: line }) => pasted(name, file, line), broken);
      expect(
        findingsIn(name, fixed).map((each) => each.id),
        `${id}: ${advice.map((e) => e.text).join('\n')}\n${fixed}`,
      ).not.toContain(id);
    }
  };
  // The files of one format differ less than those of two.
  const firsts = new Set(
    cases
      .map(([path]) => path)
      .filter((path, at, all) => all.findIndex((each) => each.split('/')[0] === path.split('/')[0]) === at),
  );
  it.each(cases.filter(([path]) => firsts.has(path)))('fixes %s without %s', (_path, _property, taken) =>
    fixes(taken),
  );
  it.each(cases.filter(([path]) => !firsts.has(path)))(
    'fixes %s without %s',
    { tags: ['thorough'] },
    (_path, _property, taken) => fixes(taken),
  );
});
