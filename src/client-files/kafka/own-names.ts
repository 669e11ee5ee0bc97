import { splitExtensions } from './librdkafka.ts';
import { extension, implied } from './mapping.ts';
import type { Found, Reading } from '../reading.ts';
import type { FamilyId } from '../../evidence/family.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { opaque, type Located } from '../../text/located.ts';
import { at, textAt, type Tree, type TreeMap } from '../../text/tree.ts';

/** Where a program keeps a client's settings, below the client's map. */
export interface OwnNames {
  /** By setting: its path, with names joined by dots. If there are several paths, the first existing one counts. */
  readonly settings: Readonly<Partial<Record<SettingKey, string | readonly string[]>>>;
  /** The same for settings where the program reads the value from a file with this name. */
  readonly files?: Readonly<Partial<Record<SettingKey, string>>>;
  readonly extensions?: {
    readonly path: string;
    /**
     * The form that the program reads: a map, a list of maps with this member as the name, or `name=value,name=value`.
     */
    readonly as: 'map' | 'list' | 'key' | 'name';
  };
}

export interface OwnClient {
  /** Further settings that the program implies. */
  readonly implied?: readonly Found[];
  readonly client?: FamilyId;
  /** The program has no other place for a client's settings, so a missing one is not set. */
  readonly isWhole?: true;
  readonly part?: string;
}

/** The settings in the client's map, under the program's own names. */
export function readOwnNames(map: TreeMap, names: OwnNames, about: OwnClient = {}): Reading {
  const { implied = [], client, isWhole, part } = about;
  const stated = Object.entries(names.settings).flatMap(([key, paths]): readonly Found[] => {
    const value = [paths].flat().flatMap((path) => valueAt(map, path) ?? [])[0];
    return value === undefined ? [] : [{ key: key as SettingKey, value: value.text, at: value }];
  });
  const inFiles = Object.entries(names.files ?? {}).flatMap(([key, path]): readonly Found[] => {
    const value = valueAt(map, path);
    return value === undefined
      ? []
      : [{ key: key as SettingKey, value: value.text, at: value, isFile: true }];
  });
  const found = [...stated, ...inFiles, ...extensionsIn(map, names.extensions)];
  const has = new Set(found.map(({ key }) => key));
  return {
    ...(client !== undefined && { client }),
    ...(isWhole !== true && { isPartial: true as const }),
    ...(part !== undefined && { part }),
    ownNames: Object.fromEntries([
      ...Object.entries(names.settings).map(([key, paths]) => [key, [paths].flat()[0] ?? '']),
      ...(names.extensions === undefined
        ? []
        : [
            ['extensions', names.extensions.path],
            ...(names.extensions.as === 'map' ? [] : [['extensionsAs', names.extensions.as]]),
          ]),
    ]) as Readonly<Record<string, string>>,
    found: [...found, ...implied.filter(({ key }) => !has.has(key))],
    properties: [],
    oddities: [],
  };
}

/** The protocol that a program's TLS switch sets for a client with SASL; empty when there is no switch. */
export const tlsOf = (isOn: boolean | undefined, at: Located | undefined): readonly Found[] =>
  isOn === undefined || at === undefined
    ? []
    : [implied('securityProtocol', isOn ? 'SASL_SSL' : 'SASL_PLAINTEXT', at)];

/** The mechanism for which a program has its own word (`oidc`, `oauth`). */
export const mechanismOf = (word: Located | undefined, mechanism: string): readonly Found[] =>
  word === undefined ? [] : [implied('saslMechanism', mechanism, word)];

/** The text at a path; a list becomes one text (brokers, scopes). The file may join names of the path by dots. */
export function valueAt(tree: Tree | undefined, path: string): Located | undefined {
  const found = nodeAt(tree, path);
  if (found?.kind === 'list') return joined(found.items, /scopes?$/i.test(path) ? ' ' : ',');
  return textAt(found);
}

/** The node at a path whose names the file may nest or join by dots: `sasl.mechanism: …`, `sasl: {mechanism: …}`. */
export function nodeAt(tree: Tree | undefined, path: string): Tree | undefined {
  const names = path.split('.');
  for (let count = names.length; count > 0; count -= 1) {
    const below = at(tree, names.slice(0, count).join('.'));
    if (below === undefined) continue;
    const rest = names.slice(count).join('.');
    const found = rest === '' ? below : nodeAt(below, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

function joined(items: readonly Tree[], separator: string): Located | undefined {
  const texts = items.flatMap((item) => textAt(item) ?? []);
  const [first, second] = texts;
  return first === undefined || second === undefined
    ? first
    : opaque(first, texts.map(({ text }) => text).join(separator));
}

function extensionsIn(map: TreeMap, where: OwnNames['extensions']): readonly Found[] {
  if (where === undefined) return [];
  const held = nodeAt(map, where.path);
  if (held?.kind === 'map')
    return held.entries.flatMap(({ key, value }) => {
      const text = textAt(value);
      return text === undefined ? [] : [extension(key, text.text, text)];
    });
  if (held?.kind === 'list')
    return held.items.flatMap((item) => {
      const [name, value] = [textAt(item, where.as), textAt(item, 'value')];
      return name === undefined || value === undefined ? [] : [extension(name, value.text, value)];
    });
  return where.as === 'list' ? splitExtensions(textAt(held)) : [];
}
