import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import type { Reading } from '../reading.ts';
import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { readJava } from './java.ts';

/*
 * SnapLogic's Kafka OAuth2 Account (https://docs.snaplogic.com/snaps/snaps-data/sp-kafka/kafka-oauth2-acct.html). The
 * Snap is a Java client and builds its properties from the account's fields. The export's names for client, token
 * endpoint and scope are not documented, so fields are recognised by the words in their names.
 */

const FIELDS: readonly (readonly [pattern: RegExp, property: string])[] = [
  [/^(?:kafka)?bootstrapservers?(?:list)?$/, JAVA_SETTINGS.bootstrapServers.read[0]],
  [/^(?:oauth2?)?clientid$/, JAVA_SETTINGS.clientId.fix],
  [/^(?:oauth2?)?clientsecret$/, JAVA_SETTINGS.clientSecret.fix],
  [/^(?:oauth2?)?(?:access)?token(?:endpoint(?:ur[li])?|ur[li])$/, JAVA_SETTINGS.tokenEndpoint.read[0]],
  [/^(?:oauth2?)?scopes?$/, JAVA_SETTINGS.scope.fix],
];

/** The property that an account's field becomes; undefined for any other field. */
export const fieldProperty = (label: string): string | undefined => {
  const bare = label.toLowerCase().replace(/[^a-z\d]/g, '');
  return FIELDS.find(([pattern]) => pattern.test(bare))?.[1];
};

/** The extensions that Confluent Cloud reads, in any case: SnapLogic expects keys in lower case. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  logicalcluster: 'logicalCluster',
  identitypoolid: 'identityPoolId',
};

/**
 * The property that a row of "Advanced Kafka properties" becomes. An extension is sent only with the prefix
 * `extension_`.
 */
export function advancedProperty(key: string): string {
  const [, prefix = '', name = ''] = /^(extension_)?(.*)$/i.exec(key) ?? [];
  const extension = EXTENSIONS[name.toLowerCase()];
  if (extension === undefined) return prefix === '' ? key : `jaas:extension_${name}`;
  return prefix === '' ? `jaas:${extension}` : `jaas:extension_${extension}`;
}

/**
 * An account's settings, as the properties that its fields and rows become, without those that the Snap sets itself.
 *
 * @param content the file
 */
export function readAccount(pairs: readonly Pair[], content: Located): Reading {
  const reading = readJava(withOneBootstrap(pairs.filter((pair) => !isMasked(pair))), content);
  return { ...reading, found: reading.found.filter(({ isDefault }) => isDefault !== true) };
}

/** Each server has its own row. */
function withOneBootstrap(pairs: readonly Pair[]): readonly Pair[] {
  const isServer = ({ name }: Pair): boolean => name.text === JAVA_SETTINGS.bootstrapServers.read[0];
  const [first, ...more] = pairs.filter(isServer);
  if (first === undefined || more.length === 0) return pairs;
  const all = [first, ...more].map(({ value }) => value.text).join(',');
  return [{ name: first.name, value: opaque(first.value, all) }, ...pairs.filter((pair) => !isServer(pair))];
}

/** The console masks the secret, so a copy of it has none. */
const isMasked = ({ name, value }: Pair): boolean =>
  name.text === JAVA_SETTINGS.clientSecret.fix && /^(?:[*•●]{3,}|<?encrypted>?|)$/i.test(value.text.trim());
