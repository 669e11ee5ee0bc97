import type { Found, Reading } from '../reading.ts';
import type { NamedKey, NamedSettings } from '../../clients/named.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';

/** A setting and the properties that give it, the one that counts first when several are there. */
export type Mapping = Readonly<Partial<Record<SettingKey, readonly string[]>>>;

/** Settings that are part of a property's value, or hold others: each family reads these in its own way. */
const IN_PARTS = [
  'logicalCluster',
  'poolId',
  'extensions',
  'jaasString',
] as const satisfies readonly NamedKey[];

type WholeKey = Exclude<NamedKey, (typeof IN_PARTS)[number]>;

/** The settings of a family that are the whole value of one property. */
export const mappingOf = (settings: NamedSettings): Mapping =>
  Object.fromEntries(
    Object.entries(settings)
      .filter(([key]) => !IN_PARTS.some((each) => each === key))
      .map(([key, { read }]): [WholeKey, readonly string[]] => [key as WholeKey, read]),
  );

/** The properties by name, of several with one name the last: how every Kafka client takes them. */
export const effective = (pairs: readonly Pair[]): ReadonlyMap<string, Pair> =>
  new Map(pairs.map((pair) => [pair.name.text, pair]));

export const foundBy = (mapping: Mapping, properties: ReadonlyMap<string, Pair>): readonly Found[] =>
  Object.entries(mapping).flatMap(([key, names]) => {
    const pair = names.map((name) => properties.get(name)).find((each) => each !== undefined);
    return pair === undefined ? [] : [{ key: key as SettingKey, value: pair.value.text, at: pair.value }];
  });

/** An extension under its own setting when it has one; a name that the broker would not know stays as it is written. */
export function extension(nameAt: Located, value: string, at: Located): Found {
  const name = nameAt.text;
  if (name === 'logicalCluster') return { key: 'logicalCluster', value, at, nameAt };
  if (name === 'identityPoolId') return { key: 'poolId', value, at, nameAt };
  return { key: 'extensions', member: name, value, at, nameAt };
}

/** What clients do where a property is not there. The place is that of the file's beginning. */
export const byDefault = (key: SettingKey, value: string, content: Located): Found => ({
  key,
  value,
  at: part(content, 0, 0),
  isDefault: true,
});

/** Properties about signing in that stand more than once; of others it is nobody's business here. */
export function givenTwice(pairs: readonly Pair[]): Reading['oddities'] {
  const before = new Set<string>();
  return pairs.flatMap(({ name }) => {
    if (!/^(?:sasl\.|security\.|bootstrap\.|ssl\.|https\.)/.test(name.text)) return [];
    if (before.has(name.text)) return [{ kind: 'given-twice' as const, subject: name.text, at: name }];
    before.add(name.text);
    return [];
  });
}

/** A name that the client does not know for the U+FEFF before it. Before a comment it harms nobody. */
export const byteOrderMark = ([first]: readonly Pair[]): Reading['oddities'] =>
  first !== undefined && /^\ufeff[^#!]/.test(first.name.text)
    ? [{ kind: 'byte-order-mark', subject: first.name.text.slice(1), at: first.name }]
    : [];
