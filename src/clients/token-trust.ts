import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';
import { fetcherOf } from './fetcher.ts';
import { METHOD_PROPERTY } from './librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';

/** What a client trusts for the broker and for the token endpoint: two lists of settings, in the same order. */
const TRUST = {
  java: {
    broker: ['ssl.truststore.location', 'ssl.truststore.certificates'],
    token: ['jaas:ssl.truststore.location', 'jaas:ssl.truststore.certificates'],
  },
  librdkafka: {
    broker: ['ssl.ca.location', 'ssl.ca.pem'],
    token: ['https.ca.location', 'https.ca.pem'],
  },
} as const;

/** What has the client trust a list of its own, at the brokers or at the token endpoint; undefined where nothing does. */
export function trustProperty(
  {
    client,
    configuration,
  }: { readonly [name in 'client' | 'configuration']?: ClientFacts[name] | undefined },
  at: 'broker' | 'token',
): ConfigurationProperty | undefined {
  if (configuration === undefined || (client !== 'java' && client !== 'librdkafka')) return undefined;
  return propertyNamed(configuration, ...TRUST[client][at]);
}

export interface BrokerTrust {
  /** The setting that trusts an authority for the broker. */
  readonly property: ConfigurationProperty;
  /** The missing setting that would trust it for the token endpoint. */
  readonly wanted: string;
}

/**
 * An authority that the client trusts only for the broker. librdkafka: `ssl.ca.location` does not apply to the token
 * endpoint, `https.ca.location` does. Java: the token endpoint's `ssl.*` are options of the JAAS string (KIP-768).
 */
export function brokerOnlyTrust(configured: ClientFacts): BrokerTrust | undefined {
  const { client, configuration, givenToken } = configured;
  if (configuration === undefined || givenToken || (client !== 'java' && client !== 'librdkafka'))
    return undefined;
  if (fetcherOf(configured) === undefined) return undefined;
  const { broker, token } = TRUST[client];
  if (propertyNamed(configuration, ...token) !== undefined) return undefined;
  const property = propertyNamed(configuration, ...broker);
  if (property === undefined || property.value === 'probe' || property.value === '') return undefined;
  const index = broker.findIndex((name) => name === property.name);
  return { property, wanted: token[index] ?? token[0] };
}

/**
 * librdkafka's `enable.ssl.certificate.verification=false`, in a client that fetches its token itself and names no
 * authority for that: the switch is for brokers, and the token endpoint's certificate is verified regardless.
 */
export function verificationOffForBrokers({
  client,
  configuration,
}: ClientFacts): ConfigurationProperty | undefined {
  if (client !== 'librdkafka' || configuration === undefined) return undefined;
  const has = (...names: readonly string[]): boolean => propertyNamed(configuration, ...names) !== undefined;
  const method = propertyNamed(configuration, METHOD_PROPERTY);
  const isFetcher =
    method !== undefined &&
    method.value?.trim().toLowerCase() !== 'default' &&
    has(...LIBRDKAFKA_SETTINGS.tokenEndpoint.read);
  const off = propertyNamed(configuration, 'enable.ssl.certificate.verification');
  return isFetcher && off?.value?.trim().toLowerCase() === 'false' && !has(...TRUST.librdkafka.token)
    ? off
    : undefined;
}
