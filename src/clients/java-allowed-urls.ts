import type { ClientFacts } from '../evidence/client.ts';
import {
  propertyNamed,
  type ClientConfiguration,
  type ConfigurationProperty,
} from '../evidence/configuration.ts';
import { isKafkaAtLeast, loginHandlerOf } from './java-login.ts';

export const ALLOWED_URLS = 'org.apache.kafka.sasl.oauthbearer.allowed.urls';

/**
 * - `allowed`: the URL is in the list, or this client has none.
 * - `refused`: it is not.
 * - `any`: the list is `*`, which Confluent documents for its own build; Apache Kafka reads it as a URL.
 * - `in-the-file`: the list is among the client's properties, where it has no effect.
 * - `not-known`: the client requires a list, and its content is unknown.
 */
export type Allowance = 'allowed' | 'refused' | 'any' | 'in-the-file' | 'not-known';

/**
 * CVE-2025-27817: since Kafka 4.0 the token endpoint must be in a system property of the JVM, whose default is the
 * empty list; up to 3.9 a client without the property allows all (`ConfigurationUtils`, compared as text after
 * trimming).
 */
export function allowanceOf(configured: ClientFacts): Allowance {
  const { client, clientVersion, configuration, tokenEndpoint, allowedUrls } = configured;
  if (client !== 'java' || tokenEndpoint === undefined) return 'allowed';
  if (configuration !== undefined && loginHandlerOf(configuration, configured).kind === 'own')
    return 'allowed';
  const wantsList = isKafkaAtLeast(clientVersion, '4.0');
  if (allowedUrls?.some((each) => each.trim() === tokenEndpoint.trim()) === true) return 'allowed';
  // Before 4.0 it is not needed, and harmless.
  if (wantsList !== false && misplacedIn(configuration) !== undefined) return 'in-the-file';
  if (allowedUrls === undefined) return wantsList === true ? 'not-known' : 'allowed';
  if (allowedUrls.some((each) => each.trim() === '*') && isConfluentsBuild(clientVersion)) return 'any';
  // Older versions also check the list if it is set.
  return wantsList === true || allowedUrls.length > 0 ? 'refused' : 'allowed';
}

/** The list in a place without effect: it is a system property of the JVM, not a property of a client. */
export const misplacedIn = (
  configuration: ClientConfiguration | undefined,
): ConfigurationProperty | undefined =>
  configuration === undefined ? undefined : propertyNamed(configuration, ALLOWED_URLS);

/** `8.0.0-ce`, `8.0.0-ccs`; a number that Apache Kafka has not reached; or an unknown one. */
const isConfluentsBuild = (version: string | undefined): boolean =>
  version === undefined || /-(?:ce|ccs)\b/i.test(version) || /^\s*v?[5-9]\./.test(version);
