import { isMaskedWhole } from '../../spelling/masked.ts';
import { JAAS_WITHOUT_SEMICOLON } from '../../evidence/configuration.ts';
import { JAAS_STRING, JAVA_SETTINGS, LOGIN_MODULE_NAME } from '../../clients/java-properties.ts';
import type { Found, Reading } from '../reading.ts';
import { parseJaas, type Jaas } from '../../text/jaas.ts';
import { hasLostBackslash, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { byDefault, byteOrderMark, effective, extension, foundBy, givenTwice, mappingOf } from './mapping.ts';
import { strimziLogin } from './strimzi-login.ts';

const MAPPING = mappingOf(JAVA_SETTINGS);

/**
 * The settings of a Java client's properties. The options of the JAAS string become properties of their own
 * (`jaas:clientId`); defaults are those of Apache Kafka's `CommonClientConfigs` and `SaslConfigs`.
 *
 * @param content the file, used as the place of missing settings
 */
export function readJava(pairs: readonly Pair[], content: Located): Reading {
  const written = effective(pairs).get(JAAS_STRING);
  if (written !== undefined && isFilledInElsewhere(written.value.text))
    return withoutJaas(pairs, written, content);
  const jaas = jaasIn(pairs.map(withoutTemplateQuotes));
  // Kafka trims every property (`ConfigDef.parseType`), but not the options of the JAAS string.
  const all = [...pairs.map((pair) => ({ ...pair, value: javaTrimmed(pair.value) })), ...jaas.properties];
  const properties = effective(all);
  const found = [
    ...foundBy(MAPPING, properties).map(fileToken),
    ...trust(properties, ''),
    ...trust(properties, 'jaas:'),
    ...extensionsIn(properties),
    ...strimziLogin(properties),
  ];
  return {
    client: 'java',
    found: [...found, ...defaults(found, properties, content)],
    properties: all,
    oddities: [
      ...byteOrderMark(pairs),
      ...givenTwice(pairs),
      ...jaas.oddities,
      ...lostBackslash(found),
      ...keystores(properties),
    ],
  };
}

/**
 * Whether the whole of a JAAS string comes from somewhere else: a Secret in an environment variable, a template, a filter of
 * Maven, the original of a copy that masks it. What is not here has no fault.
 */
const isFilledInElsewhere = (text: string): boolean =>
  isMaskedWhole(text) ||
  (/^\s*(?:\$\{[^{}]{1,200}\}|\$\(?\w{1,100}\)?|\{\{[^{}]{1,200}\}\}|@[\w.-]{1,100}@|%\w{1,100}%|#\{[^{}]{1,200}\}#?|<%[^%]{1,200}%>)\s*$/.test(
    text,
  ) &&
    !text.includes('LoginModule'));

function withoutJaas(pairs: readonly Pair[], jaas: Pair, content: Located): Reading {
  const reading = readJava(
    pairs.filter(({ name }) => name.text !== JAAS_STRING),
    content,
  );
  return {
    ...reading,
    isPartial: true,
    properties: [...reading.properties, { ...jaas, isElsewhere: true }],
  };
}

const TEMPLATE = /\{\{[-\s]*[.$\w(][^{}]{0,500}\}\}/g;
/** Braces in the values of two options are no template. */
const OPTION_BEGINS = /\s[\w.]+=\\?["']/;

/**
 * `clientId="{{ with secret "kv/kafka" }}{{ .Data.id }}{{ end }}"`: the quotes in a template are not the string's. Each
 * character keeps its place.
 */
function withoutTemplateQuotes({ name, value }: Pair): Pair {
  if (name.text !== JAAS_STRING || !value.text.includes('{{')) return { name, value };
  const text = value.text.replace(TEMPLATE, (braces) =>
    OPTION_BEGINS.test(braces)
      ? braces
      : // An escaped quote is one of the string's value.
        braces.replace(/\\[^]|["'\\;]/g, (each) => (each.length === 2 ? each : '_')),
  );
  return { name, value: { ...value, text, editable: false } };
}

/** `java.lang.String.trim`: strips everything up to U+0020, and no other white space. */
function javaTrimmed(value: Located): Located {
  const { text } = value;
  const [lead = ''] = /^[\u0000-\u0020]+/.exec(text) ?? [];
  const [tail = ''] = /(?<![\u0000-\u0020])[\u0000-\u0020]+$/.exec(text.slice(lead.length)) ?? [];
  return part(value, lead.length, text.length - tail.length);
}

function jaasIn(pairs: readonly Pair[]): Pick<Reading, 'properties' | 'oddities'> {
  const pair = effective(pairs).get(JAAS_STRING);
  if (pair === undefined) return { properties: [], oddities: [] };
  const { loginModule, options, fault }: Jaas = cutOff(parseJaas(pair.value), pair, pairs);
  // After a missing quote, values contain the text that follows them.
  const readable =
    fault === undefined ? options : options.filter(({ value }) => !/[\s="';]/.test(value.text));
  const named = readable.map(({ name, value }) => ({ name: { ...name, text: `jaas:${name.text}` }, value }));
  return {
    properties: [
      ...(loginModule === undefined
        ? []
        : [{ name: { ...loginModule, text: LOGIN_MODULE_NAME }, value: loginModule }]),
      ...named,
    ],
    oddities: [
      ...(fault === undefined
        ? []
        : [{ kind: 'jaas' as const, subject: JAAS_STRING, what: fault.what, at: fault.at }]),
    ],
  };
}

/**
 * If the line ends without a backslash, or with a backslash followed by a space, the options below become properties of
 * the file.
 */
function cutOff(jaas: Jaas, pair: Pair, pairs: readonly Pair[]): Jaas {
  const next = pairs[pairs.indexOf(pair) + 1];
  const goesOn = next !== undefined && /^(?:clientId|clientSecret|scope|extension_\w+)$/.test(next.name.text);
  if (!goesOn || jaas.fault?.what.startsWith(JAAS_WITHOUT_SEMICOLON) !== true) return jaas;
  return { ...jaas, fault: { at: part(pair.value, pair.value.text.length), what: CUT_OFF } };
}

const CUT_OFF =
  'ends with this line, although the next line continues it; end the line with a backslash, with no space after it';

/** KIP-342: options with the prefix `extension_` are sent, without the prefix. */
const extensionsIn = (properties: ReadonlyMap<string, Pair>): readonly Found[] =>
  [...properties].flatMap(([known, { name, value }]) => {
    if (!known.startsWith(PREFIX)) return [];
    const nameAt = part({ ...name, text: known.slice('jaas:'.length) }, 'extension_'.length);
    return [extension(nameAt, value.text, value)];
  });
const PREFIX = 'jaas:extension_';

/** KIP-768: a `file:` URL as the token endpoint names a file with a token. */
function fileToken(found: Found): Found {
  if (found.key !== 'tokenEndpoint' || !/^file:/i.test(found.value)) return found;
  return { ...found, key: 'token', value: found.value.replace(/^file:(?:\/\/(?=\/))?/i, ''), isFile: true };
}

/** Only PEM can be read here; Java's own stores are reported as an oddity. */
function trust(properties: ReadonlyMap<string, Pair>, prefix: string): readonly Found[] {
  const vouchFor = prefix === '' ? 'broker' : 'token-endpoint';
  const inline = properties.get(`${prefix}ssl.truststore.certificates`)?.value;
  if (inline !== undefined) return [{ key: 'ca', value: inline.text, at: inline, vouchFor }];
  const store = properties.get(`${prefix}ssl.truststore.location`)?.value;
  const type = properties.get(`${prefix}ssl.truststore.type`)?.value.text.toUpperCase();
  return store !== undefined && type === 'PEM'
    ? [{ key: 'ca', value: store.text, at: store, isFile: true, vouchFor }]
    : [];
}

/** A backslash in a secret begins an escape, once in the file and once more in the JAAS string. */
const lostBackslash = (found: readonly Found[]): Reading['oddities'] =>
  found
    .filter(({ key, at }) => key === 'clientSecret' && hasLostBackslash(at))
    .map(({ at }) => ({ kind: 'escape-taken', subject: 'clientSecret', at }));

const keystores = (properties: ReadonlyMap<string, Pair>): Reading['oddities'] =>
  ['', 'jaas:'].flatMap((prefix) => {
    const store = properties.get(`${prefix}ssl.truststore.location`)?.value;
    const type = properties.get(`${prefix}ssl.truststore.type`)?.value.text.toUpperCase() ?? 'JKS';
    return store === undefined || type === 'PEM'
      ? []
      : [{ kind: 'unreadable-trust' as const, subject: 'ssl.truststore.location', at: store }];
  });

/** A file without any sign-in settings is part of a configuration, whose other part may have them. */
function defaults(
  found: readonly Found[],
  properties: ReadonlyMap<string, Pair>,
  content: Located,
): readonly Found[] {
  if (![...properties.keys()].some((name) => name.startsWith('sasl.'))) return [];
  const has = (key: Found['key']): boolean => found.some((each) => each.key === key);
  return [
    ...(has('securityProtocol') ? [] : [byDefault('securityProtocol', 'PLAINTEXT', content)]),
    ...(has('saslMechanism') ? [] : [byDefault('saslMechanism', 'GSSAPI', content)]),
  ];
}
