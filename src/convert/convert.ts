import { acts } from '../commands/invisible.ts';
import type { FamilyId } from '../evidence/family.ts';
import { readAs, type ClientFile } from '../client-files/client-file.ts';
import { conversionNotes, notPrintable, notWritable } from './conversion-notes.ts';
import type { Format, WritableFormat } from '../client-files/format.ts';
import type { PortableClient } from '../client-files/writing.ts';
import { formats } from '../client-files/formats/registry.generated.ts';
import { keyOfExtension, OF_THE_READER, portableOf, type Portable } from './portable.ts';
import { didYouMean, UsageError } from '../text/problem.ts';
import type { SettingKey } from '../settings/settings.ts';
import { sourceOf } from '../text/source.ts';

/** A target for another client, and what its user must know. */
export interface Conversion {
  readonly text: string;
  /** What was lost, or has to be done: one line each, with the place in the original file. */
  readonly notes: readonly string[];
  /** Why the text must not be printed to a terminal or a log, one line each; empty if the format can escape. */
  readonly notPrintable: readonly string[];
}

/** Common short names for formats. */
const SHORT: Readonly<Record<string, string>> = {
  java: 'java-properties',
  librdkafka: 'librdkafka-properties',
  kafkajs: 'kafkajs-json',
  spring: 'spring-boot-yaml',
  yaml: 'oauthbearer-yaml',
  env: 'env-file',
};

/** The values of `--to`. */
export const writableNames = (): readonly string[] => {
  const ids = formats.flatMap((format: Format) => (format.write === undefined ? [] : [format.id]));
  return [...Object.keys(SHORT).filter((name) => ids.includes(SHORT[name]!)), ...ids];
};

/** @throws UsageError when no writable format has that name */
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
      ? `--to: this format can only be read; these can be written: ${names.join(', ')}`
      : `--to: unknown format; available: ${names.join(', ')}${didYouMean(name, names)}`,
  ]);
}

/**
 * Writes a client's target in another format. Values are unchanged, even wrong ones; secrets are not copied but
 * referred to. The output is read back, and every difference is reported.
 *
 * @param clientVersion of the client that will read the file
 */
export function convert(file: ClientFile, to: WritableFormat, clientVersion?: string): Conversion {
  const portable = withVersion(portableOf(file, to.write.reference), clientVersion);
  const client = restricted(portable.client, to.write.expresses);
  const text = to.write.write(client);
  const acting = acts(text) ? actingIn(client) : [];
  // No program reads a file with such characters as text.
  if (BINARY.test(text)) throw new UsageError(notWritable(acting, file, portable));
  const again = readAgain(text, to);
  const lost = differences(restricted(portableOf(file, marked).client, to.write.expresses), again.client);
  return {
    text,
    notes: conversionNotes({ file, portable, to, family: again.family, lost }),
    notPrintable: notPrintable(acting, file, portable),
  };
}

const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** Paths of values, variable names and pairs that are dangerous to print. */
const actingIn = ({ values, secrets, files = {}, extensions, params }: PortableClient): readonly string[] =>
  [
    ...Object.entries({ ...values, ...files, ...secrets }),
    ...Object.entries(extensions).map(([name, value]) => [`extensions.${name}`, `${name}=${value}`] as const),
    ...Object.entries(params).map(([name, value]) => [`params.${name}`, `${name}=${value}`] as const),
  ].flatMap(([path, text]) => (acts(text) ? [path] : []));

const withVersion = (portable: Portable, clientVersion: string | undefined): Portable =>
  clientVersion === undefined
    ? portable
    : {
        ...portable,
        client: { ...portable.client, values: { ...portable.client.values, clientVersion } },
      };

/** Only what the format can express. The version determines its names, and is not a setting in the file. */
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

/**
 * A reference with characters that no text contains, so that a literal text read as a reference shows up as a
 * difference.
 */
const marked = (variable: string): string => `\0${variable}\0`;

function readAgain(
  text: string,
  format: WritableFormat,
): { readonly client: PortableClient; readonly family?: FamilyId } {
  const source = sourceOf('', Buffer.from(text));
  const reading = readAs(format, source);
  const { client } = portableOf({ source, format, reading }, marked);
  return { client, ...(reading.client !== undefined && { family: reading.client }) };
}

/** Paths of what was written but is not read back. */
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
