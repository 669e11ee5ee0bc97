import type { SaslAnswer } from '../../evidence/broker.ts';
import { sourceOfExtensionName, type ClientConfiguration } from '../../evidence/configuration.ts';
import type { FileEdit } from '../../evidence/file-edit.ts';
import {
  JAAS_PREFIX,
  isExtensionName,
  meantName,
  reassembled,
  unquotedList,
} from '../../spelling/extensions.ts';
import type { Recognition } from '../define.ts';

type Extensions = Readonly<Record<string, string>>;

interface Sent {
  readonly file?: ClientConfiguration | undefined;
  readonly extensions: Extensions;
  readonly answer?: SaslAnswer | undefined;
}

/**
 * The extensions that are sent under names outside the grammar of the first message: those with JAAS's prefix, or
 * otherwise `odd` ones. Both break the message alike; they differ in where the name came from.
 */
export function misnamedIn(
  { file, extensions, answer }: Sent,
  how: 'prefixed' | 'odd',
): (Recognition & { readonly corrected: Extensions }) | null {
  if (answer?.accepted === true) return null;
  if (reassembled(extensions) !== undefined || unquotedList(extensions) !== undefined) return null;
  const odd = Object.keys(extensions).filter((name) => !isExtensionName(name) && name !== '');
  const [first] = odd;
  const isPrefixed = odd.some((name) => JAAS_PREFIX.test(name));
  if (first === undefined || isPrefixed !== (how === 'prefixed')) return null;
  return {
    strength: 'shown',
    because: `The client sends ${odd.length === 1 ? 'the extension' : 'extensions called'} ${odd.map((name) => JSON.stringify(name)).join(' and ')}.`,
    contrast: [
      {
        label: 'name of the extension',
        value: first,
        source: sourceOfExtensionName({ configuration: file }, first),
      },
      {
        label: 'name that Confluent reads',
        value: meantName(first),
        source: 'Confluent Cloud configuration reference',
      },
    ],
    corrected: renamed(extensions),
  };
}

/** If the correct name is also set, its value wins. */
export const renamed = (extensions: Extensions): Extensions => ({
  ...Object.fromEntries(Object.entries(extensions).map(([name, value]) => [meantName(name), value])),
  ...Object.fromEntries(Object.entries(extensions).filter(([name]) => isExtensionName(name))),
});

/** Renames each extension to its intended name, unless that name is already set. */
export const renameAll = (extensions: Extensions): readonly FileEdit[] =>
  Object.keys(extensions)
    .filter((name) => meantName(name) !== name && !Object.hasOwn(extensions, meantName(name)))
    .map((name) => ({ edit: 'rename', of: { setting: `extensions.${name}` }, to: meantName(name) }));
