import { LIBRDKAFKA_SETTINGS } from '../../clients/librdkafka-properties.ts';
import { escapeListed } from '../../clients/notation/extension-list.ts';
import type { Found, Reading } from '../reading.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import {
  byDefault,
  byteOrderMark,
  effective,
  extension,
  foundBy,
  givenTwice,
  mappingOf,
  type Mapping,
} from './mapping.ts';
import { withPorts } from './ports.ts';

const MAPPING = mappingOf(LIBRDKAFKA_SETTINGS);

/** Its defaults for `security.protocol` and `sasl.mechanisms`, in our spelling. */
const DEFAULTS = { securityProtocol: 'PLAINTEXT', saslMechanism: 'GSSAPI' } as const;

/**
 * The settings of a librdkafka client's properties.
 *
 * @param content the file, used as the place of missing settings
 */
export function readLibrdkafka(pairs: readonly Pair[], content: Located): Reading {
  const properties = effective(pairs);
  const found = [
    ...foundBy(lastFirst(MAPPING, pairs), properties).map(withKafkaPort),
    ...trust(properties),
    ...splitExtensions(properties.get(LIBRDKAFKA_SETTINGS.extensions.read[0])?.value),
  ];
  const has = (key: Found['key']): boolean => found.some((each) => each.key === key);
  const signsIn = [...properties.keys()].some((name) => name.startsWith('sasl.'));
  return {
    client: 'librdkafka',
    found: [
      ...found,
      ...(['securityProtocol', 'saslMechanism'] as const)
        .filter((key) => signsIn && !has(key))
        .map((key) => byDefault(key, DEFAULTS[key], content)),
    ],
    properties: pairs,
    oddities: [...byteOrderMark(pairs), ...givenTwice(pairs)],
  };
}

/** "host or host:port", by its documentation; the default port is 9092 (`RD_KAFKA_PORT`). */
function withKafkaPort(found: Found): Found {
  if (found.key !== 'bootstrapServers') return found;
  const at = withPorts(found.at);
  return { ...found, value: at.text, at };
}

/** The last occurrence of a property counts, under any of its names. */
const lastFirst = (mapping: Mapping, pairs: readonly Pair[]): Mapping =>
  Object.fromEntries(
    Object.entries(mapping).map(([key, names]) => [
      key,
      names.toSorted((one, other) => lastOf(other, pairs) - lastOf(one, pairs)),
    ]),
  );

const lastOf = (name: string, pairs: readonly Pair[]): number =>
  pairs.findLastIndex((pair) => pair.name.text === name);

/** The broker and the token endpoint may have different certificates; the doctor trusts both. */
const trust = (properties: ReadonlyMap<string, Pair>): readonly Found[] =>
  TRUST.flatMap(([name, isFile, vouchFor]) => {
    const value = properties.get(name)?.value;
    return value === undefined || value.text === 'probe' || value.text === ''
      ? []
      : [{ key: 'ca' as const, value: value.text, at: value, vouchFor, ...(isFile && { isFile }) }];
  });

const TRUST = [
  ['ssl.ca.pem', false, 'broker'],
  ['ssl.ca.location', true, 'broker'],
  ['https.ca.pem', false, 'token-endpoint'],
  ['https.ca.location', true, 'token-endpoint'],
] as const;

/**
 * `name=value,name=value`, where a backslash escapes the next character, or makes it the white space that it means in
 * C; spaces around an item are trimmed (`rd_string_split`, `rd_kafka_conf_kv_split`): `identityPoolId=pool-a\,pool-b`
 * is one extension.
 */
export function splitExtensions(list: Located | undefined): readonly Found[] {
  if (list === undefined) return [];
  return [...list.text.matchAll(/(?:\\[^]|[^,\\])+/g)].flatMap(({ index, 0: raw }) => {
    const spaces = /^[ \t\n\v\f\r]*/.exec(raw)?.[0].length ?? 0;
    const all = unescaped(part(list, index + spaces, index + raw.length));
    const item = part(all, 0, all.text.replace(/(?<![ \t\n\v\f\r])[ \t\n\v\f\r]+$/, '').length);
    if (item.text === '') return [];
    const split = item.text.indexOf('=');
    const name = split < 0 ? item : part(item, 0, split);
    const value = part(item, split < 0 ? item.text.length : split + 1, item.text.length);
    return [extension(name, value.text, split < 0 ? name : value)];
  });
}

const MEANT: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', 0: '\0' };

const unescaped = (raw: Located): Located =>
  decodedBy(raw, /\\([^])/g, ([, character = '']) => MEANT[character] ?? character, escapeListed);
