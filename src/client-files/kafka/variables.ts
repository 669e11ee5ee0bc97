import type { Found, Reading } from '../reading.ts';
import { ENTRIES, type Entry, type SettingKey } from '../../settings/settings.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { References } from '../../text/reference.ts';
import type { Source } from '../../text/source.ts';
import { byteOrderMark, effective, extension } from './mapping.ts';
import { genericSettings } from './generic-variables.ts';
import { propertiesOf } from './image-variables.ts';
import { connectorsWithoutSignIn } from './connect.ts';
import { readJava } from './java.ts';
import { readLibrdkafka } from './librdkafka.ts';

/**
 * The client settings in environment variables, whatever reads them. In this order: our own `OAUTHBEARER_*`; those that
 * images and frameworks turn into properties of a Kafka client; JVM options; and, for settings that none of these
 * gives, names that applications commonly use.
 *
 * @param pairs the variables, without quotes and escapes; a `${NAME}` in them is left to the environment
 */
export function readVariables(pairs: readonly Pair[], source: Source): Reading {
  const variables = effective(pairs);
  const inProperties = propertiesOf([...variables.values()]);
  const client = readClient(inProperties, source.content);
  const allowed = allowedUrls(variables);
  const filledInBy: References = inProperties.isWhole ? 'config-providers' : 'worker-providers';
  const ofClient = client.found.map((found) =>
    isProvided(found) ? { ...found, references: filledInBy } : found,
  );
  const stated = [...own(variables), ...ofClient, ...allowed];
  const given = new Set(stated.map(pathOf));
  const common = genericSettings(variables).filter((found) => !given.has(pathOf(found)));
  const family = client.client ?? (allowed.length > 0 ? 'java' : undefined);
  return {
    ...(family !== undefined && { client: family }),
    ...(inProperties.isWhole ? {} : { isPartial: true as const }),
    found: withoutRepetition([...stated, ...common]),
    properties: [
      ...client.properties,
      ...pairs.filter(({ value }) => !inProperties.used.has(value)).map(asVariable),
    ],
    oddities: [
      ...byteOrderMark(pairs),
      ...givenTwice(pairs),
      ...client.oddities,
      ...(inProperties.lacksConnectorSettings ? connectorsWithoutSignIn(client) : []),
    ],
  };
}

/** `${env:NAME}`, which Kafka itself replaces (KIP-421); not `${NAME:-default}`. */
const isProvided = ({ value }: Found): boolean => /\$\{[a-z][\w-]*:[^-}]/.test(value);

/** A name that no client property has, whatever the variable is called. */
const asVariable = ({ name, value }: Pair): Pair => ({ name: { ...name, text: `env:${name.text}` }, value });

const pathOf = ({ key, member }: Found): string => (member === undefined ? key : `${key}.${member}`);

/** The first of two that give the same setting counts. */
const withoutRepetition = (all: readonly Found[]): readonly Found[] => {
  const seen = new Set<string>();
  return all.filter((each) => {
    const path = pathOf(each);
    return !seen.has(path) && seen.add(path);
  });
};

/** Signs of librdkafka only; applications in Python, Go and C# build its properties from variables. */
const LIBRDKAFKA =
  /^(?:sasl\.mechanisms|sasl\.oauthbearer\.(?:method|extensions|client\.id|client\.secret|config))$/;
const SURELY_JAVA = /^(?:sasl\.jaas\.config|sasl\.login\..+)$/;

function readClient(
  { pairs, isWhole, isJava }: ReturnType<typeof propertiesOf>,
  content: Located,
): Pick<Reading, 'client' | 'found' | 'properties' | 'oddities'> {
  const names = pairs.map(({ name }) => name.text);
  const isLibrdkafka = !isJava && names.some((name) => LIBRDKAFKA.test(name));
  const { client, ...reading } = isLibrdkafka ? readLibrdkafka(pairs, content) : readJava(pairs, content);
  const isSure = isJava || isLibrdkafka || names.some((name) => SURELY_JAVA.test(name));
  return {
    ...(isSure && client !== undefined && { client }),
    ...reading,
    // What the variables lack may be in the application.
    found: isWhole ? reading.found : reading.found.filter(({ isDefault }) => isDefault !== true),
  };
}

/** The variables that our own command line reads too. */
const own = (variables: ReadonlyMap<string, Pair>): readonly Found[] =>
  ENTRIES.flatMap((entry) => {
    const value = variables.get(entry.variable)?.value;
    return value === undefined || value.text === '' ? [] : ownSetting(entry, value);
  });

function ownSetting({ setting, form }: Entry, at: Located): readonly Found[] {
  const { key } = setting;
  if (form === 'env') return [{ key, value: `\${${at.text}}`, at }];
  if (form === 'file') return [{ key, value: at.text, at, isFile: true }];
  return setting.kind === 'pairs' ? pairsIn(key, at) : [{ key, value: at.text, at }];
}

/** One pair per line, `name=value`. */
const pairsIn = (key: SettingKey, all: Located): readonly Found[] =>
  [...all.text.matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
    const split = line.indexOf('=');
    if (split < 1) return [];
    const name = part(all, index, index + split);
    const value = part(all, index + split + 1, index + line.length);
    return key === 'extensions'
      ? [extension(name, value.text, value)]
      : [{ key, member: name.text, value: value.text, at: value, nameAt: name }];
  });

/** Read by `kafka-run-class.sh`, the JVM itself and most start scripts. */
const JVM_OPTIONS =
  /^(?:KAFKA_OPTS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|JAVA_OPTS|CATALINA_OPTS|(?:SCHEMA_REGISTRY|KAFKAREST|KSQL|CONTROL_CENTER)_OPTS)$/;
const ALLOWED = /-Dorg\.apache\.kafka\.sasl\.oauthbearer\.allowed\.urls=("[^"]*"|'[^']*'|\S*)/;

/** Kafka 4.0: the token endpoints that the JVM allows (CVE-2025-27817). */
const allowedUrls = (variables: ReadonlyMap<string, Pair>): readonly Found[] =>
  [...variables.values()].flatMap(({ name, value }) => {
    const match = JVM_OPTIONS.test(name.text) ? ALLOWED.exec(value.text) : null;
    if (match === null) return [];
    const [all, given = ''] = match;
    const quotes = /^["']/.test(given) ? 1 : 0;
    const end = match.index + all.length;
    const at = part(value, end - given.length + quotes, end - quotes);
    return [{ key: 'allowedUrls' as const, value: at.text, at }];
  });

/** The last one counts, in shells and in Compose. */
const givenTwice = (pairs: readonly Pair[]): Reading['oddities'] => {
  const seen = new Set<string>();
  return pairs.flatMap(({ name }) => {
    if (!seen.has(name.text)) {
      seen.add(name.text);
      return [];
    }
    return isAboutSigningIn(name.text)
      ? [{ kind: 'given-twice' as const, subject: name.text, at: name }]
      : [];
  });
};

const isAboutSigningIn = (variable: string): boolean =>
  /^OAUTHBEARER_|SASL|SECURITY_PROTOCOL|BOOTSTRAP|CLIENT_(?:ID|SECRET)|TOKEN_(?:ENDPOINT|URL)|LOGICAL_CLUSTER|POOL_ID/.test(
    variable,
  );
