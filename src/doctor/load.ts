import { againstClient, writtenForAnother } from './as-client.ts';
import { SignsInOtherwise, signsInOtherwise } from './signs-in-otherwise.ts';
import { assemble, missingThings } from '../settings/assemble.ts';
import { draw, whyUnreadable, type Values, type Wells } from '../settings/draw.ts';
import type { LogStream, ReadLog } from './read-log.ts';
import type { FromFile } from '../client-files/client-file.ts';
import { propertyNamed } from '../evidence/configuration.ts';
import { environmentOf } from '../settings/environment.ts';
import { givenByEnvironment, givenByFlags, shownKey, type Given } from '../settings/given.ts';
import { pick, type Picks } from '../settings/pick.ts';
import { invalid, quoted, refuse, UsageError } from '../text/problem.ts';
import { ENTRIES, exampleOf, holdsSecret, type Manner, type SettingKey } from '../settings/settings.ts';
import type { Target } from '../settings/target.ts';

/** Called with a one-line warning about a discouraged practice. */
interface Warning {
  readonly warn: (line: string) => void;
}

export interface Sources extends Wells, Warning {
  /** Flags by name without dashes, including `config` and `target`: text, a list of texts, or true for a switch. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Reads a log of any length (`-`: standard input); absent: `log` is not a valid flag. */
  readonly openLog?: (path: string) => AsyncIterable<Uint8Array | string>;
  /** Which of the clients in a client's file, counted from 0; default: the one that the file is mostly about. */
  readonly clientIndex?: number;
}

/**
 * The target described by a configuration file, the environment and flags, by increasing precedence. Nothing is
 * contacted.
 *
 * @throws UsageError with every problem found
 */
export async function loadTarget(sources: Sources): Promise<Target> {
  const file = await configurationOf(sources);
  const clientFiles = await clientFilesOf(sources);
  const logs = await logsOf(sources);
  const clientFile = clientsOwn(clientFiles);
  const variables = givenByEnvironment(sources.env, sources.warn);
  const flags = givenByFlags(sources.flags);
  warnOfBareSecrets(flags, sources.warn);
  const name =
    file === undefined
      ? (clientFile?.configuration.file ?? logs[0]?.evidence.file ?? 'default')
      : nameOf(file);
  const others = file === undefined ? [] : [file];
  return targetOf({ name, logs, others, clientFiles, last: [variables, flags], manner: 'flag' }, sources);
}

/** What describes a target, the later ones winning. */
interface Descriptions {
  readonly name: string;
  readonly logs: readonly ReadLog[];
  readonly others: readonly Given[];
  readonly clientFiles: readonly FromFile[];
  readonly last: readonly Given[];
  readonly manner: Manner;
}

async function targetOf(
  { name, logs, others, clientFiles, last, manner }: Descriptions,
  sources: Wells & Warning,
): Promise<Target> {
  const clientFile = clientsOwn(clientFiles);
  const { picks, problems } = pick([
    ...logs.flatMap(({ given }) => given),
    ...others,
    ...clientFiles,
    ...last,
  ]);
  const { values, problems: undrawn } = await draw(picks, sources);
  const { target, problems: unusable } = assemble(name, values, manner);
  const around = await surroundings(target, sources, manner);
  const configuration = configurationIn(clientFile ?? fullestOf(logs), picks);
  const client = againstClient({ ...target, ...configuration }, values);
  const silent = logs.flatMap(({ nothing }) => nothing ?? []);
  const missing =
    clientFile === undefined && silent.length === logs.length ? missingThings(picks, manner) : [];
  if (missing.length === 0) silent.forEach(sources.warn);
  const otherwise = signsInOtherwise({ ...target, ...configuration }, manner);
  const faults = [
    ...problems,
    ...undrawn,
    ...(missing.length === 0 ? [] : silent.map((line) => invalid('log', line))),
    ...missing,
    ...unusable,
    ...around.problems.map((line) => invalid('env', line)),
    ...client.problems,
  ];
  if (faults.length === 0 && otherwise.length > 0) throw new SignsInOtherwise(otherwise);
  refuse([...faults, ...otherwise]);
  client.warnings.forEach(sources.warn);
  warnOfOtherClients(clientFiles, picks, sources.warn);
  if (clientFile !== undefined) logs.flatMap((log) => otherThanIn(clientFile, log)).forEach(sources.warn);
  return {
    ...target,
    ...(Object.keys(around.environment).length > 0 && { environment: around.environment }),
    ...configuration,
    ...(logs.length > 0 && { logs: logs.map(({ evidence }) => evidence) }),
    ...ownTrustIn(clientFile, target, picks),
  };
}

/**
 * What the client trusts in place of the public authorities. A truststore that only Java reads is what was exported from
 * it and given as `--ca-file`.
 */
function ownTrustIn(file: FromFile | undefined, { ca }: Target, picks: Picks): Pick<Target, 'ownTrust'> {
  if (file === undefined) return {};
  const { configuration, ownTrust } = file;
  const isExported =
    picks.get('ca') !== undefined &&
    ca !== undefined &&
    file.trusted.length === 0 &&
    configuration.oddities.some(({ kind }) => kind === 'unreadable-trust') &&
    propertyNamed(configuration, 'ssl.truststore.location') !== undefined;
  if (isExported) return { ownTrust: { broker: ca } };
  return ownTrust === undefined ? {} : { ownTrust };
}

/** Settings that the client had when it wrote the log, and that its file has otherwise: one line each. */
const otherThanIn = (file: FromFile, { file: log }: ReadLog): readonly string[] =>
  ENTRIES.filter(
    (entry) => entry.form === 'value' && !holdsSecret(entry) && entry.setting.kind === 'text',
  ).flatMap(({ key }) => {
    const [then, now] = [log.settings[key], file.settings[key]];
    return typeof then !== 'string' || typeof now !== 'string' || then.trim() === now.trim()
      ? []
      : [
          `${log.locate([key])}: was ${quoted(then)} when the log was written; ${file.locate([key])} is ${quoted(now)}`,
        ];
  });

/** Of several logs the one that shows most of the client's configuration. */
const fullestOf = (logs: readonly ReadLog[]): FromFile | undefined =>
  logs.map(({ file }) => file).toSorted((a, b) => b.at.size - a.at.size)[0];

async function logsOf({ flags, openLog }: Sources): Promise<readonly ReadLog[]> {
  const logs: ReadLog[] = [];
  const paths = textsOf(flags['log']);
  if (openLog === undefined || paths.length === 0) return logs;
  const { readLog } = await import('./read-log.ts');
  for (const path of paths) logs.push(await readLog({ path, chunks: openLog(path) }));
  return logs;
}

/** The file that says how the client is configured; another may say what Confluent Cloud has. */
const clientsOwn = (files: readonly FromFile[]): FromFile | undefined =>
  files.find(({ settings }) => settings['client'] !== undefined) ?? files[0];

const surroundings = (
  target: Target,
  sources: Wells & Warning,
  manner: Manner,
): ReturnType<typeof environmentOf> =>
  target.offline
    ? Promise.resolve({ environment: {}, problems: [] })
    : environmentOf(sources, target, sources.warn, manner);

/**
 * A target from a program's settings: the keys of the YAML, only values (nothing is read from environment or files).
 *
 * @throws UsageError with every problem found
 */
export function targetFrom(settings: Readonly<Record<string, unknown>>): Target {
  const given = givenByProperties(settings);
  const { picks, problems } = pick([given]);
  const values: Values = new Map(
    [...picks].filter(([, each]) => each.valid).map(([key, { value, where }]) => [key, { value, where }]),
  );
  const { target, problems: unusable } = assemble(nameOf(given), values, 'property');
  refuse([
    ...problems,
    ...missingThings(picks, 'property'),
    ...unusable,
    ...againstClient(target, values).problems,
  ]);
  return target;
}

/**
 * Like `targetFrom`, with the client's own files and logs for what the settings do not give. Nothing is contacted.
 *
 * @throws UsageError with every problem found, in terms of properties
 */
export async function loadFromProperties(
  settings: Readonly<Record<string, unknown>>,
  clientFiles: readonly ClientFileToRead[],
  logStreams: readonly LogStream[],
  sources: Wells & Warning,
): Promise<Target> {
  const given = givenByProperties(settings);
  const files: FromFile[] = [];
  for (const { path, content, format } of clientFiles) {
    const { givenByClientConfig } = await import('../client-files/client-config.ts');
    const readFile: Wells['readFile'] = async (name) =>
      name === path && content !== undefined ? content : sources.readFile(name);
    files.push(await givenByClientConfig(path, format, { ...sources, readFile }, 'clientFile'));
  }
  const logs: ReadLog[] = [];
  if (logStreams.length > 0) {
    const { readLog } = await import('./read-log.ts');
    for (const stream of logStreams) logs.push(await readLog(stream));
  }
  const name =
    given.settings['name'] === undefined
      ? (files[0]?.configuration.file ?? logs[0]?.evidence.file)
      : undefined;
  return targetOf(
    {
      name: name ?? nameOf(given),
      logs,
      others: [],
      clientFiles: files,
      last: [given],
      manner: 'property',
    },
    sources,
  );
}

/** @throws UsageError where a setting is not given but named, as only a file may do */
function givenByProperties(settings: Readonly<Record<string, unknown>>): Given {
  const named = ENTRIES.filter(({ key, form }) => form !== 'value' && settings[key] !== undefined);
  refuse(
    named.map(({ key, setting }) => ({
      code: 'unknown-property',
      property: key,
      line: `${key}: only works in configuration files; give ${setting.key} itself`,
    })),
  );
  return {
    settings: defined(settings),
    locate: (path) => path.map(shownKey).join('.'),
    example: (entry) => exampleOf(entry, 'property'),
  };
}

/** A client's file, which is read at its path where its content is not given. */
export interface ClientFileToRead {
  readonly path: string;
  readonly content?: Uint8Array;
  readonly format?: string;
}

/**
 * How a run may be changed whatever the target is: how long, which addresses, with or without experiments.
 *
 * @throws UsageError for any other setting among the flags, because the lab brings its own target
 */
export function runFlags(flags: Readonly<Record<string, unknown>>): (target: Target) => Target {
  const given = givenByFlags(flags);
  const { picks, problems } = pick([given]);
  const foreign = [...picks].filter(([key]) => !OF_THE_RUN.has(key));
  refuse([
    ...foreign.map(([, { where }]) => `${where}: the lab has its own target; remove this setting`),
    ...problems,
  ]);
  const values: Values = new Map([...picks].map(([key, { value, where }]) => [key, { value, where }]));
  const { target: run } = assemble('lab', values);
  return (target) => ({
    ...target,
    ...(picks.has('timeout') && { timeoutMs: run.timeoutMs }),
    ...(picks.has('connectTimeout') && { connectTimeoutMs: run.connectTimeoutMs }),
    ...(picks.has('offline') && { offline: run.offline }),
    ...(picks.has('experiments') && { experiments: run.experiments }),
  });
}

const OF_THE_RUN: ReadonlySet<SettingKey> = new Set(['timeout', 'connectTimeout', 'offline', 'experiments']);

async function clientFilesOf(sources: Sources): Promise<readonly FromFile[]> {
  const variable = textOf(sources.env['OAUTHBEARER_CLIENT_CONFIG']);
  const paths = textsOf(sources.flags['client-config'] ?? variable);
  const format = textOf(sources.flags['client-format']);
  if (paths.length === 0 && format !== undefined) {
    throw new UsageError(['--client-format: only works with --client-config; add --client-config FILE']);
  }
  const files: FromFile[] = [];
  for (const path of paths) {
    const { givenByClientConfig } = await import('../client-files/client-config.ts');
    files.push(await givenByClientConfig(path, format, sources));
  }
  return files;
}

/** The client's file, without settings that a flag or the environment overrides. */
function configurationIn(file: FromFile | undefined, picks: Picks): Pick<Target, 'configuration'> {
  if (file === undefined) return {};
  const { configuration, locate } = file;
  const places = Object.entries(configuration.places).filter(([path]) => {
    const pick = picks.get(path.split('.')[0] as SettingKey);
    return (
      pick === undefined || pick.entry.setting.kind === 'pairs' || pick.where === locate([pick.entry.key])
    );
  });
  return { configuration: { ...configuration, places: Object.fromEntries(places) } };
}

async function configurationOf(sources: Sources): Promise<(Given & { readonly name?: string }) | undefined> {
  const path = textOf(sources.flags['config']) ?? textOf(sources.env['OAUTHBEARER_CONFIG']);
  const target = textOf(sources.flags['target']) ?? textOf(sources.env['OAUTHBEARER_TARGET']);
  if (path === undefined) {
    if (target === undefined) return undefined;
    throw new UsageError(['--target: chooses a target in a file; add --config FILE']);
  }
  let source: Uint8Array;
  try {
    source = path === '-' ? await sources.readStdin() : await sources.readFile(path);
  } catch (error) {
    throw new UsageError([`--config ${quoted(path)}: ${whyUnreadable(error)}`]);
  }
  const { givenByFile } = await import('../settings/config-file.ts');
  return givenByFile(path === '-' ? 'standard input' : path, source, target);
}

function warnOfOtherClients(files: readonly FromFile[], picks: Picks, warn: (line: string) => void): void {
  const said = picks.get('client');
  for (const file of files) {
    const other = writtenForAnother(file, said?.value);
    if (said !== undefined && other !== undefined) warn(`${said.where}: ${other.told}`);
  }
}

function warnOfBareSecrets(flags: Given, warn: (line: string) => void): void {
  for (const entry of ENTRIES) {
    if (!holdsSecret(entry) || entry.setting.key === 'proxy' || flags.settings[entry.key] === undefined)
      continue;
    warn(
      `--${entry.flag}: visible to every user of this machine in the process list; use --${entry.flag}-env or --${entry.flag}-file`,
    );
  }
}

function nameOf(given: (Given & { readonly name?: string }) | undefined): string {
  const own = given?.settings['name'];
  return typeof own === 'string' && own !== '' ? own : (given?.name ?? 'default');
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => textOf(each) ?? []);

const defined = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null));
