import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { placeholderIn } from '../spelling/placeholder.ts';
import { commentedIn, isCommented } from './comments.ts';
import { isKafkaAtLeast } from './java-login.ts';
import { JAVA_SETTINGS, JAVA_SINCE } from './java-properties.ts';

/** A property that must be true or false, and is neither. */
export interface BadSwitch {
  readonly property: ConfigurationProperty;
  readonly value: string;
  /** The intended value, if that is clear. */
  readonly meant?: 'true' | 'false';
}

/** Switches about signing in. */
const SWITCHES: Readonly<Partial<Record<FamilyId, readonly string[]>>> = {
  java: JAVA_SETTINGS.headerUrlencode.read,
  librdkafka: ['enable.sasl.oauthbearer.unsecure.jwt', 'enable.ssl.certificate.verification'],
};

/**
 * In any case: Java's `ConfigDef.parseType` ("Expected value to be either true or false"), librdkafka's
 * `rd_kafka_anyconf_set_prop`.
 */
const TAKEN: Readonly<Partial<Record<FamilyId, RegExp>>> = {
  java: /^(?:true|false)$/i,
  librdkafka: /^(?:true|t|1|false|f|0)$/i,
};

const MEANT: readonly (readonly [RegExp, 'true' | 'false'])[] = [
  [/^["']?(?:true|yes|on|y|t|1)["']?$/i, 'true'],
  [/^["']?(?:false|no|off|n|f|0)["']?$/i, 'false'],
];

/** The invalid switches of the client's file, with which it does not start. */
export function badSwitchesIn(configured: ClientFacts): readonly BadSwitch[] {
  const { client, configuration, clientVersion } = configured;
  if (client === undefined || configuration === undefined) return [];
  return (SWITCHES[client] ?? []).flatMap((name) => {
    const property = propertyNamed(configuration, name);
    const since = client === 'java' ? JAVA_SINCE[name] : undefined;
    // Older Java clients ignore it.
    if (since !== undefined && isKafkaAtLeast(clientVersion, since) === false) return [];
    const { value } = property ?? {};
    if (property === undefined || value === undefined || isCommented(commentedIn(configured), name))
      return [];
    if (TAKEN[client]?.test(value.trim()) !== false || placeholderIn(value) !== undefined) return [];
    const [, meant] = MEANT.find(([pattern]) => pattern.test(value.trim())) ?? [];
    return [{ property, value, ...(meant !== undefined && { meant }) }];
  });
}
