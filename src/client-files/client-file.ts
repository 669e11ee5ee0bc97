import { COMPOSITE_NAMES, everyNameOf } from '../clients/by-name.ts';
import { nameOf, type ClientConfiguration } from '../evidence/configuration.ts';
import type { Place } from '../evidence/source.ts';
import type { Format } from './format.ts';
import type { Found, Reading, VouchedFor } from './reading.ts';
import { readBest, syntaxOf } from './recognise.ts';
import { allFormats } from './all-formats.ts';
import { languageOf } from './code/languages.ts';
import { isShowable } from './kafka/showable.ts';
import { shownKey, type Given } from '../settings/given.ts';
import { providersIn } from './kafka/providers.ts';
import { didYouMean, UsageError } from '../text/problem.ts';
import { spellingsIn } from './spellings.ts';
import type { Form, Kind, Setting } from '../settings/setting.ts';
import { exampleOf, ENTRIES, type SettingKey } from '../settings/settings.ts';
import type { OwnTrust } from '../settings/target.ts';
import type { Located } from '../text/located.ts';
import {
  filesNamedIn,
  isTemplate,
  lookUp,
  type Env,
  type LookedUp,
  type References,
} from '../text/reference.ts';
import { isMasked } from '../spelling/masked.ts';
import { withoutUrlSecrets } from '../redaction/urls.ts';
import { sourceOf, type Source } from '../text/source.ts';

/** A parsed client configuration file. It contains secrets. */
export interface ClientFile {
  readonly source: Source;
  readonly format: Format;
  readonly reading: Reading;
}

/**
 * Reads a client's configuration file of any format.
 *
 * @param asked the id of a format, when the user specifies it
 * @throws UsageError with the place of a syntax error, or when no format matches
 */
export function readClientFile(path: string, bytes: Uint8Array, asked?: string): ClientFile {
  const source = sourceOf(path, bytes);
  if (asked === undefined) return { source, ...readBest(source, allFormats) };
  const format = formatCalled(asked, source);
  return { source, format, reading: readAs(format, source) };
}

/**
 * Reads a file in a given format, and embedded files in any format that may be embedded.
 *
 * @throws UsageError with the place of a syntax error
 */
export const readAs = (format: Format, source: Source): Reading =>
  format.read(
    source,
    allFormats.filter(({ mayBeEmbedded }) => mayBeEmbedded === true),
  );

/** What `--client-format` takes. */
export const formatIds = (): readonly string[] => [...new Set(allFormats.map(({ id }) => id))];

/** A program's configuration may be in any syntax: then the file's own is used. */
function formatCalled(id: string, source: Source): Format {
  const called = allFormats.filter((each) => each.id === id);
  const format = called.find(({ syntax }) => syntax === syntaxOf(source)) ?? called[0];
  if (format !== undefined) return format;
  const ids = formatIds();
  throw new UsageError([
    `--client-format: unknown format; available: ${ids.join(', ')}${didYouMean(id, ids)}`,
  ]);
}

/** One file per client in it, starting with the one that is diagnosed. */
export const clientsIn = (file: ClientFile): readonly ClientFile[] => [
  file,
  ...(file.reading.others ?? []).map((reading) => ({ ...file, reading })),
];

/** A setting that the file takes from its reader's environment, where it is not set here. */
export interface Elsewhere {
  readonly key: SettingKey;
  /** In words: "the environment variable CLIENT_SECRET". */
  readonly where: string;
  readonly place: Place;
}

export interface FromFile extends Given {
  readonly configuration: ClientConfiguration;
  /** The place of each setting, by its name in YAML; pairs as `extensions.name`. */
  readonly at: ReadonlyMap<string, Found>;
  readonly elsewhere: readonly Elsewhere[];
  /** If there is more than one, none of them is among the settings. */
  readonly trusted: readonly TrustedFrom[];
  /** Their text, where it could be read, with references already replaced. */
  readonly ownTrust?: OwnTrust;
}

/** Certificates that the client trusts: as PEM, or in a file. */
export interface TrustedFrom {
  readonly value: string;
  readonly isFile: boolean;
  readonly place: Place;
  readonly vouchFor?: VouchedFor;
}

/** The files that references in a client's file name, by the configuration providers that Kafka brings with it. */
export function filesReferredTo({ format, reading }: ClientFile): readonly string[] {
  const providers = providersIn(reading);
  const named = reading.found.flatMap((each) =>
    filesNamedIn(each.value, referencesOf(each, reading.as ?? format), providers),
  );
  return [...new Set(named)];
}

const referencesOf = ({ isLiteral, references }: Found, as: Pick<Format, 'references'>): References =>
  isLiteral === true ? 'none' : (references ?? as.references);

/**
 * The settings that a client's file gives, structured as in YAML.
 *
 * @param env replaces the file's references
 * @param files the texts of files that references name, by path; absent: none is looked up
 */
export function givenByClientFile(
  { source, format, reading }: ClientFile,
  env: Env,
  files?: ReadonlyMap<string, string>,
): FromFile {
  const as = reading.as ?? format;
  const placeOf = (at: Located): Place => source.placeAt(at.offsetAt(0));
  const settings: Record<string, unknown> = {};
  const at = new Map<string, Found>();
  if (reading.client !== undefined) settings['client'] = reading.client;
  if (reading.clientVersion !== undefined) settings['clientVersion'] = reading.clientVersion;
  const program = reading.program ?? format.program;
  const elsewhere: Elsewhere[] = [];
  const trusted: TrustedFrom[] = [];
  const judged = judgedIn(reading);
  const providers = providersIn(reading);
  for (const each of reading.found) {
    const { key, member } = each;
    const looked: LookedUp =
      isMasked(each.value) && !isSecret(key)
        ? { known: false, where: 'the original, masked in this copy' }
        : lookUp(
            each.value,
            referencesOf(each, as),
            { env, ...(files !== undefined && { files }) },
            providers,
          );
    if (!looked.known) {
      elsewhere.push({ key, where: looked.where, place: placeOf(each.at) });
      continue;
    }
    const found = { ...each, value: looked.value };
    if (key === 'ca')
      trusted.push({
        value: found.value,
        isFile: found.isFile === true,
        place: placeOf(found.at),
        ...(found.vouchFor !== undefined && { vouchFor: found.vouchFor }),
      });
    else if (member === undefined) {
      const value = valueOf(found);
      // No client starts with a switch that is neither true nor false.
      if (!(judged.has(key) && kindOf(key) === 'switch' && typeof value !== 'boolean'))
        settings[entryKey(found)] = value;
    } else settings[key] = { ...(settings[key] as object | undefined), [member]: found.value };
    for (const path of pathsOf(found)) at.set(path, found);
  }
  const [only, ...others] = trusted;
  if (only !== undefined && others.length === 0) settings[only.isFile ? 'caFile' : 'ca'] = only.value;
  const properties = reading.properties.map(({ name, value, isElsewhere }) => ({
    name: name.text,
    at: placeOf(value.text === '' ? name : value),
    nameAt: placeOf(name),
    ...(isShowable(name.text) &&
      isElsewhere !== true &&
      !isTemplate(value.text) && { value: withoutUrlSecrets(value.text) }),
  }));
  return {
    settings,
    at,
    elsewhere,
    trusted,
    configuration: {
      file: source.path,
      format: as.title,
      formatId: as.id,
      syntax: as.syntax,
      ...(as.syntax === 'code' && { language: languageOf(reading.as?.name ?? source.name).id }),
      ...(reading.part !== undefined && { part: reading.part }),
      ...(program !== undefined && { program }),
      ...(reading.library !== undefined && { library: reading.library }),
      ...(reading.callback !== undefined && {
        callback: { ...reading.callback, at: placeOf(reading.callback.at) },
      }),
      ...(reading.ownNames !== undefined && { ownNames: reading.ownNames }),
      ...(reading.isForeign === true && { isForeign: true as const }),
      ...(reading.prefix !== undefined && reading.prefix !== '' && { prefix: reading.prefix }),
      ...(elsewhere.length > 0 && { elsewhere: [...new Set(elsewhere.map(({ key }) => key))] }),
      ...(reading.isPartial === true && { isPartial: true as const }),
      properties,
      oddities: reading.oddities.map((oddity) => ({ ...oddity, at: placeOf(oddity.at) })),
      places: {
        ...placeOfExtensions(properties, as.syntax),
        ...(reading.callback !== undefined && { extensions: placeOf(reading.callback.at) }),
        ...Object.fromEntries(
          [...at].flatMap(([key, { at: value, nameAt }]) => [
            [key, placeOf(value)] as const,
            ...(nameAt === undefined ? [] : [[nameOf(key), placeOf(nameAt)] as const]),
          ]),
        ),
      },
      ...(as.syntax === 'code'
        ? reading.spelled !== undefined && { spelled: reading.spelled }
        : { spelled: { ...spellingsIn(reading, at, source), ...reading.spelled } }),
    },
    judged,
    example: (entry) => exampleOf(entry, 'flag'),
    locate: ([key, member]) => {
      const name = String(key ?? '').replace(/(?:File|Env)$/, '');
      const found = at.get(typeof member === 'string' ? `${name}.${member}` : name) ?? at.get(name);
      const { line, column } = found === undefined ? { line: 1, column: 1 } : placeOf(found.at);
      return `${source.path}:${line}:${column}: ${shownKey(name)}`;
    },
  };
}

/** Settings that the file gives under the client's own names. */
const judgedIn = ({ properties }: Reading): ReadonlySet<string> =>
  new Set(
    ENTRIES.filter(({ setting: { judgedAs } }) => properties.some(({ name }) => name.text === judgedAs)).map(
      ({ key }) => key,
    ),
  );

/** Where missing extensions belong in such a file; in a program, where the client is configured. */
function placeOfExtensions(
  properties: ClientConfiguration['properties'],
  syntax: ClientConfiguration['syntax'],
): Readonly<Record<string, Place>> {
  const home =
    properties.find(({ name }) => COMPOSITE_NAMES.has(name)) ??
    (syntax === 'code' ? properties.find(({ name }) => MECHANISM.has(name)) : undefined);
  return home === undefined ? {} : { extensions: home.at };
}

const MECHANISM: ReadonlySet<string> = new Set(everyNameOf('saslMechanism'));

/** Extensions that are settings of their own are registered under both names. */
function pathsOf({ key, member }: Found): readonly string[] {
  if (member !== undefined) return [`${key}.${member}`];
  const extension = { logicalCluster: 'logicalCluster', poolId: 'identityPoolId' }[key as string];
  return extension === undefined ? [key] : [key, `extensions.${extension}`];
}

const entryKey = ({ key, isFile }: Found): string => formOf(key, isFile === true ? 'file' : 'value');
const formOf = (key: SettingKey, form: Form): string =>
  ENTRIES.find((entry) => entry.setting.key === key && entry.form === form)?.key ?? key;

/** A switch is text in every file; only our own YAML has booleans. */
function valueOf({ key, value }: Found): unknown {
  return kindOf(key) === 'switch' && /^(?:true|false)$/i.test(value.trim())
    ? value.trim().toLowerCase() === 'true'
    : value;
}

const settingOf = (key: SettingKey): Setting | undefined =>
  ENTRIES.find((entry) => entry.setting.key === key)?.setting;
const kindOf = (key: SettingKey): Kind | undefined => settingOf(key)?.kind;
/** The client may send asterisks as its secret, copied from a masked field. */
const isSecret = (key: SettingKey): boolean => settingOf(key)?.secret === true;
