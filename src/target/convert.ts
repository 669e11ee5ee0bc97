import { familyOf } from '../clients/family.ts';
import type { ClientFamily } from '../clients/define.ts';
import { placeOf, type FamilyId } from '../evidence/configuration.ts';
import type { ClientFile } from './client-file.ts';
import { shownKey } from './given.ts';
import type { Format, PortableClient, Writer } from './formats/define.ts';
import { formats } from './formats/registry.generated.ts';
import { portableOf, type Portable } from './portable.ts';
import { didYouMean, UsageError } from './problem.ts';
import { ENTRIES, SETTINGS, type Setting, type SettingKey } from './settings.ts';
import { whole } from './text/located.ts';
import type { Pair } from './text/properties.ts';
import { sourceOf } from './text/source.ts';

/** A target as another client has it, and what its user must know. */
export interface Conversion {
  readonly text: string;
  /** What got lost, or has to be done: one line each, with the place in the file that was read. */
  readonly notes: readonly string[];
}

export type WritableFormat = Format & { readonly write: Writer };

/** Short names for the format that people mean by them. */
const SHORT: Readonly<Record<string, string>> = {
  java: 'java-properties',
  librdkafka: 'librdkafka-properties',
  kafkajs: 'kafkajs-json',
  spring: 'spring-boot-yaml',
  yaml: 'oauthbearer-yaml',
  env: 'env-file',
};

/** What `--to` takes. */
export const writableNames = (): readonly string[] => {
  const ids = formats.flatMap((format: Format) => (format.write === undefined ? [] : [format.id]));
  return [...Object.keys(SHORT).filter((name) => ids.includes(SHORT[name]!)), ...ids];
};

/** @throws UsageError when no format of that name can be written. */
export function writableFormat(name: string): WritableFormat {
  const id = SHORT[name] ?? name;
  const format = formats.find(
    (each: Format): each is WritableFormat => each.id === id && each.write !== undefined,
  );
  if (format !== undefined) return format;
  const isReadOnly = formats.some((each) => each.id === id);
  const names = writableNames();
  throw new UsageError([
    isReadOnly
      ? `--to: that format is only read; what can be written is ${names.join(', ')}`
      : `--to: there is no such format; there are ${names.join(', ')}${didYouMean(name, names)}`,
  ]);
}

/**
 * Writes a client's target in another format. Values stay as they are, wrong ones too; secrets are not copied, but referred
 * to. What was written is read again: what does not come out as it went in is told.
 *
 * @param clientVersion of the client that the file is for
 */
export function convert(file: ClientFile, to: WritableFormat, clientVersion?: string): Conversion {
  const portable = withVersion(portableOf(file, to.write.reference), clientVersion);
  const client = restricted(portable.client, to.write.expresses);
  const text = to.write.write(client);
  const again = readAgain(text, to);
  const lost = differences(restricted(portableOf(file, marked).client, to.write.expresses), again.client);
  const notes = [
    ...withheld(portable),
    ...notExpressed(portable, to, again.family),
    ...lost.map((path) => ({ path, what: `cannot be written as it is in ${to.title}; check it there` })),
  ];
  return {
    text,
    notes: [...inOrder(notes, file, portable), ...unreadOptions(file), ...otherProperties(file, portable)],
  };
}

interface Note {
  readonly path: string;
  readonly what: string;
}

function withheld({ inClear, elsewhere }: Portable): readonly Note[] {
  const where = new Map(elsewhere.map((each) => [each.path, each.where]));
  const variables = new Map(inClear.map((each) => [each.path, each.variable]));
  return [...new Set([...where.keys(), ...variables.keys()])].map((path) => {
    const variable = variables.get(path);
    const why = where.has(path)
      ? `is in ${where.get(path)!}, where the other client does not look`
      : 'is not copied, for it is a secret';
    return {
      path,
      what: `${why}; ${variable === undefined ? 'write it in' : `it is to be in the environment variable ${variable}`}`,
    };
  });
}

const withVersion = (portable: Portable, clientVersion: string | undefined): Portable =>
  clientVersion === undefined
    ? portable
    : {
        ...portable,
        client: { ...portable.client, values: { ...portable.client.values, clientVersion } },
      };

/** Only what the format can say. The version says which names it has, and is no setting of the file. */
function restricted(client: PortableClient, expresses: ReadonlySet<SettingKey>): PortableClient {
  const kept = <T extends object>(settings: T): T =>
    Object.fromEntries(
      Object.entries(settings).filter(([key]) => key === 'clientVersion' || expresses.has(key as SettingKey)),
    ) as T;
  return {
    values: kept(client.values),
    secrets: kept(client.secrets),
    files: kept(client.files ?? {}),
    params: expresses.has('params') ? client.params : {},
    extensions: Object.fromEntries(
      Object.entries(client.extensions).filter(([name]) => expresses.has(keyOfExtension(name))),
    ),
  };
}

const keyOfExtension = (name: string): SettingKey =>
  name === 'logicalCluster' ? 'logicalCluster' : name === 'identityPoolId' ? 'poolId' : 'extensions';

/** A reference as no text has it: what is meant literally and taken for one is a difference. */
const marked = (variable: string): string => `\0${variable}\0`;

function readAgain(
  text: string,
  format: WritableFormat,
): { readonly client: PortableClient; readonly family?: FamilyId } {
  const source = sourceOf('', Buffer.from(text));
  const reading = format.read(source);
  const { client } = portableOf({ source, format, reading }, marked);
  return { client, ...(reading.client !== undefined && { family: reading.client }) };
}

/** What was written and is not read again, by its path. */
export function differences(written: PortableClient, read: PortableClient): readonly string[] {
  const differing = (
    prefix: string,
    ours: Readonly<Record<string, string>> = {},
    theirs: Readonly<Record<string, string>> = {},
  ): readonly string[] =>
    Object.keys(ours)
      .filter((key) => ours[key] !== theirs[key])
      .map((key) => prefix + key);
  return [
    ...differing('', written.values, read.values).filter((key) => !OF_THE_READER.has(key)),
    ...differing('extensions.', written.extensions, read.extensions),
    ...differing('params.', written.params, read.params),
    ...differing('', written.secrets, read.secrets),
    ...differing('', written.files, read.files),
  ];
}

/** Which client reads a file is the format's affair. */
const OF_THE_READER: ReadonlySet<string> = new Set(['client', 'clientVersion']);

function notExpressed(
  { client, places }: Portable,
  to: WritableFormat,
  family: FamilyId | undefined,
): readonly Note[] {
  const { values, extensions, params, secrets, files = {} } = client;
  const paths = [
    ...[values, secrets, files].flatMap((each) => Object.keys(each)),
    ...Object.keys(params).map((name) => `params.${name}`),
    ...Object.keys(extensions).map((name) => pathOfExtension(name)),
  ];
  const theirs = family === undefined ? undefined : familyOf(family);
  // What the other client does by itself is not lost.
  const does = theirs?.fetcher?.clientAuths(values.clientVersion)[0];
  return paths.flatMap((path) => {
    const key = path.split('.')[0] as SettingKey;
    const isSaid =
      to.write.expresses.has(key) ||
      OF_THE_READER.has(key) ||
      !places.has(path) ||
      (key === 'clientAuth' && values.clientAuth === does);
    return isSaid ? [] : [{ path, what: whyNot(key, to, theirs) }];
  });
}

const pathOfExtension = (name: string): string => {
  const key = keyOfExtension(name);
  return key === 'extensions' ? `extensions.${name}` : key;
};

function whyNot(key: SettingKey, { title }: Format, family: ClientFamily | undefined): string {
  const setting: Setting = SETTINGS.find((each) => each.key === key)!;
  if (key === 'allowedUrls')
    return 'is no property of a client; the JVM has it as -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls';
  if (key === 'clientAuth' && family?.fetcher !== undefined)
    return `${family.title} proves itself with ${family.fetcher.clientAuths()[0]!} alone`;
  if (setting.group === 'Token' && family?.fetcher?.parameters.includes(key) === false)
    return `${family.title} cannot send it`;
  if (!FOR_THE_DOCTOR.has(setting.group) && key !== 'topics') return `is not part of ${title}; left out`;
  const form = setting.forms?.[1] ?? 'value';
  const { flag } = ENTRIES.find((each) => each.setting.key === key && each.form === form) ?? setting;
  return `is not part of ${title}; the doctor takes it as --${flag}`;
}

const FOR_THE_DOCTOR: ReadonlySet<string> = new Set([
  'Confluent Cloud',
  'Confluent Cloud without an API key',
  'Network and run',
]);

/** In the order of the file. */
function inOrder(notes: readonly Note[], { source }: ClientFile, { places }: Portable): readonly string[] {
  const offsetOf = (path: string): number =>
    (places.get(path) ?? places.get(keyOf(path)) ?? whole('')).offsetAt(0);
  return notes
    .toSorted((one, other) => offsetOf(one.path) - offsetOf(other.path))
    .map(({ path, what }) => {
      const label = path.split('.').map(shownKey).join('.');
      return `${placeOf({ file: source.path }, source.placeAt(offsetOf(path)))}: ${label}: ${what}`;
    });
}

/** `extensions.logicalCluster` stands where `logicalCluster` does. */
const keyOf = (path: string): string =>
  path.startsWith('extensions.') ? keyOfExtension(path.slice('extensions.'.length)) : path;

/** The reading of a JAAS string ends where it breaks its grammar. */
const unreadOptions = ({ source, reading }: ClientFile): readonly string[] =>
  reading.oddities
    .filter(({ kind }) => kind === 'jaas')
    .map(
      ({ at, what }) =>
        `${placeOf({ file: source.path }, source.placeAt(at.offsetAt(0)))}: the JAAS string ${what ?? 'is broken'}; what stands there and behind it is not carried over`,
    );

const SOME = 8;

/** What has nothing to do with a target, and is for its user to carry over. */
function otherProperties({ source, reading }: ClientFile, { places }: Portable): readonly string[] {
  const taken = [...places.values()].map(({ offsetAt }) => offsetAt(0));
  const isTaken = ({ value: { offsetAt, text } }: Pair): boolean =>
    taken.some((offset) => offset >= offsetAt(0) && offset <= offsetAt(text.length));
  const others = reading.properties.filter((pair) => !isTaken(pair) && !IMPLIED.test(pair.name.text));
  const [first] = others;
  if (first === undefined) return [];
  const names = [...new Set(others.map(({ name }) => shownKey(name.text)))];
  const more = names.length > SOME ? ` and ${names.length - SOME} more` : '';
  return [
    `${placeOf({ file: source.path }, source.placeAt(first.name.offsetAt(0)))}: left out, for it is not about signing in or the other client has it otherwise: ${names.slice(0, SOME).join(', ')}${more}`,
  ];
}

/** What follows from a target by itself. */
const IMPLIED =
  /^(?:sasl\.jaas\.config|jaas:loginModule|(?:jaas:)?ssl\.truststore\.type|sasl\.login\.callback\.handler\.class|sasl\.oauthbearer\.method|config\.providers(?:\..*)?)$/;
