import type { Found, Reading } from '../reading.ts';
import type { NamedKey, NamedSettings } from '../../clients/named.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { opaque, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';

/** A setting and the properties that hold it. If a file has several, the first one listed here wins. */
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

/** The properties by name. Of several with one name the last wins, as in every Kafka client. */
export const effective = (pairs: readonly Pair[]): ReadonlyMap<string, Pair> =>
  new Map(pairs.map((pair) => [pair.name.text, pair]));

export const foundBy = (mapping: Mapping, properties: ReadonlyMap<string, Pair>): readonly Found[] =>
  Object.entries(mapping).flatMap(([key, names]) => {
    const pair = names.map((name) => properties.get(name)).find((each) => each !== undefined);
    return pair === undefined ? [] : [{ key: key as SettingKey, value: pair.value.text, at: pair.value }];
  });

/** An extension under its own setting if it has one; a name that the broker does not know is kept as written. */
export function extension(nameAt: Located, value: string, at: Located): Found {
  const name = nameAt.text;
  if (name === 'logicalCluster') return { key: 'logicalCluster', value, at, nameAt };
  if (name === 'identityPoolId') return { key: 'poolId', value, at, nameAt };
  return { key: 'extensions', member: name, value, at, nameAt };
}

/** The default for a property that the file does not set, placed at the start of the file. */
export const byDefault = (key: SettingKey, value: string, content: Located): Found => ({
  key,
  value,
  at: part(content, 0, 0),
  isDefault: true,
});

/** Properties about signing in that the file sets more than once. */
export function givenTwice(pairs: readonly Pair[]): Reading['oddities'] {
  const before = new Set<string>();
  return pairs.flatMap(({ name }) => {
    if (!/^(?:sasl\.|security\.|bootstrap\.|ssl\.|https\.)/.test(name.text)) return [];
    if (before.has(name.text)) return [{ kind: 'given-twice' as const, subject: name.text, at: name }];
    before.add(name.text);
    return [];
  });
}

/** A first name that the client does not recognise because of the U+FEFF before it. Before a comment it does no harm. */
export const byteOrderMark = ([first]: readonly Pair[]): Reading['oddities'] =>
  first !== undefined && /^\ufeff[^#!]/.test(first.name.text)
    ? [{ kind: 'byte-order-mark', subject: first.name.text.slice(1), at: first.name }]
    : [];

/** A setting that a program derives from something in its file; the file does not contain it. */
export const implied = (key: SettingKey, value: string, of: Located): Found => ({
  key,
  value,
  at: opaque(part(of, 0), value),
});
