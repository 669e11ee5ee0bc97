import { familyOf } from '../clients/family.ts';
import type { ClientFamily } from '../clients/define.ts';
import { placeOf } from '../evidence/source.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { ClientFile } from '../client-files/client-file.ts';
import type { Format, WritableFormat } from '../client-files/format.ts';
import { shownKey } from '../settings/given.ts';
import { keyOfExtension, OF_THE_READER, type Portable } from './portable.ts';
import type { Setting } from '../settings/setting.ts';
import { ENTRIES, SETTINGS, type SettingKey } from '../settings/settings.ts';
import { whole } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';

/** What was read, and the result. */
interface Outcome {
  readonly file: ClientFile;
  readonly portable: Portable;
  readonly to: WritableFormat;
  /** The client that reads the written file; absent when the format does not determine it. */
  readonly family: FamilyId | undefined;
  /** Paths of values that are not read back as they were written. */
  readonly lost: readonly string[];
}

/** What was lost in a conversion, or has to be done by hand: one line each, with the place in the original file. */
export function conversionNotes({ file, portable, to, family, lost }: Outcome): readonly string[] {
  const notes = [
    ...withheld(portable),
    ...withoutSecret(portable, to),
    ...notExpressed(portable, to, family),
    ...lost.map((path) => ({ path, what: `cannot be written unchanged in ${to.title}; check it there` })),
  ];
  return [
    ...whichClient(file, portable),
    ...inOrder(notes, file, portable),
    ...unreadOptions(file),
    ...otherProperties(file, portable),
  ];
}

/** Settings whose values the format cannot hold. */
export const notWritable = (
  paths: readonly string[],
  file: ClientFile,
  portable: Portable,
): readonly string[] =>
  inOrder(
    paths.map((path) => ({
      path,
      what: 'has control characters, and this format cannot escape them; choose another format',
    })),
    file,
    portable,
  );

/**
 * Settings whose values would be dangerous to print, in a format that cannot escape them: one line each, with the
 * place.
 */
export const notPrintable = (
  paths: readonly string[],
  file: ClientFile,
  portable: Portable,
): readonly string[] =>
  inOrder(
    paths.map((path) => ({
      path,
      what: 'has characters that are not seen, or a command to the runner of a pipeline, and this format cannot escape them; write to a file with --output, or choose another format',
    })),
    file,
    portable,
  );

/** Other clients in the file that sign in, possibly in another way. */
function whichClient({ source, reading }: ClientFile, { places }: Portable): readonly string[] {
  if (reading.part === undefined || reading.others === undefined) return [];
  const offset = places.get('saslMechanism')?.offsetAt(0) ?? 0;
  return [
    `${placeOf({ file: source.path }, source.placeAt(offset))}: the file has several clients; this is ${reading.part}`,
  ];
}

interface Note {
  readonly path: string;
  /** The path of a setting beside which it belongs. */
  readonly beside?: string;
  readonly what: string;
}

function withheld({ inClear, elsewhere }: Portable): readonly Note[] {
  const where = new Map(elsewhere.map((each) => [each.path, each.where]));
  const variables = new Map(inClear.map((each) => [each.path, each.variable]));
  return [...new Set([...where.keys(), ...variables.keys()])].map((path) => {
    const variable = variables.get(path);
    const why = where.has(path)
      ? `is in ${where.get(path)!} and the other client does not look there`
      : 'is a secret and was not copied';
    return {
      path,
      what: `${why}; ${variable === undefined ? 'fill it in' : `put it in the environment variable ${variable}`}`,
    };
  });
}

/** Consoles show asterisks instead of the secret, and a partial configuration has it elsewhere. */
function withoutSecret({ client, places }: Portable, to: WritableFormat): readonly Note[] {
  const { values, secrets, files = {} } = client;
  const isProven =
    [secrets, files].some((each) => each.clientSecret !== undefined || each.assertionKey !== undefined) ||
    [values.token, secrets.token, files.token].some((each) => each !== undefined);
  return isProven || !places.has('clientId') || !to.write.expresses.has('clientSecret')
    ? []
    : [
        {
          path: 'clientSecret',
          beside: 'clientId',
          what: 'is not in this file; the other client needs it as well as the client id',
        },
      ];
}

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
  // What the other client does by default is not lost.
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
    return 'is not a client property; give it to the JVM as -Dorg.apache.kafka.sasl.oauthbearer.allowed.urls';
  if (key === 'clientAuth' && family?.fetcher !== undefined)
    return `${family.title} authenticates only with ${family.fetcher.clientAuths()[0]!}`;
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

/** In file order. */
function inOrder(notes: readonly Note[], { source }: ClientFile, { places }: Portable): readonly string[] {
  const offsetOf = ({ path, beside = path }: Note): number =>
    (places.get(beside) ?? places.get(keyOf(beside)) ?? whole('')).offsetAt(0);
  return notes
    .toSorted((one, other) => offsetOf(one) - offsetOf(other))
    .map((note) => {
      const label = note.path.split('.').map(shownKey).join('.');
      return `${placeOf({ file: source.path }, source.placeAt(offsetOf(note)))}: ${label}: ${note.what}`;
    });
}

/** `extensions.logicalCluster` has the place of `logicalCluster`. */
const keyOf = (path: string): string =>
  path.startsWith('extensions.') ? keyOfExtension(path.slice('extensions.'.length)) : path;

/** A JAAS string is read only up to a syntax error. */
const unreadOptions = ({ source, reading }: ClientFile): readonly string[] =>
  reading.oddities
    .filter(({ kind }) => kind === 'jaas')
    .map(
      ({ at, what }) =>
        `${placeOf({ file: source.path }, source.placeAt(at.offsetAt(0)))}: the JAAS string ${what ?? 'is broken'}; nothing from there on was converted`,
    );

const SOME = 8;

/** Properties that are not about signing in, which the user has to carry over. */
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
    `${placeOf({ file: source.path }, source.placeAt(first.name.offsetAt(0)))}: not converted, because it is not about signing in or the other client does it differently: ${names.slice(0, SOME).join(', ')}${more}`,
  ];
}

/** Properties that follow from the target. */
const IMPLIED =
  /^(?:sasl\.jaas\.config|jaas:loginModule|(?:jaas:)?ssl\.truststore\.type|sasl\.login\.callback\.handler\.class|sasl\.oauthbearer\.method|config\.providers(?:\..*)?)$/;
