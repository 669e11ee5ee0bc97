/** A host of Confluent Cloud, public or private. */
export const isConfluentHost = (host: string): boolean => /\.confluent\.cloud\.?$/i.test(host);

/**
 * A bootstrap host of Confluent Cloud that is reached over the public internet: `pkc-7k2zq.us-east-1.aws.confluent.cloud`.
 * Private ones have a further label (`private`, `glb`, `accesspoint`) or begin with the id of the cluster.
 */
export const isPublicBootstrap = (host: string): boolean =>
  /^pkc-[a-z0-9]+\.[a-z0-9-]+\.(?:aws|gcp|azure)\.confluent\.cloud\.?$/i.test(host);

/** The port of Kafka's protocol on every listener of Confluent Cloud; 443 answers HTTP (the REST API). */
export const KAFKA_PORT = 9092;
export const REST_PORT = 443;

/** What the ids of Confluent Cloud begin with, and what they are ids of. `lkc-` is the one of a Kafka cluster. */
const KINDS: Readonly<Record<string, string>> = {
  lsrc: 'a Schema Registry cluster',
  psrc: 'the host of a Schema Registry',
  env: 'an environment',
  pkc: "a Kafka cluster's host",
  pool: 'an identity pool',
  op: 'an identity provider',
  sa: 'a service account',
  lksqlc: 'a ksqlDB cluster',
  lfcp: 'a Flink compute pool',
  lcc: 'a connector',
};

/** What an id in the place of a Kafka cluster's id names instead; undefined when it does not say. */
export function kindOfId(id: string): string | undefined {
  const prefix = /^([a-z]+)-/.exec(id)?.[1];
  return prefix === undefined ? undefined : KINDS[prefix];
}

/**
 * What of Confluent Cloud's own a client id looks like: an API key (16 capital letters and digits), a service account
 * or a user. An identity provider knows none of them.
 */
export function confluentCredential(clientId: string): string | undefined {
  if (/^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{16}$/.test(clientId)) return 'a Confluent API key';
  if (/^sa-[a-z0-9]{5,}$/.test(clientId)) return 'a Confluent service account';
  return /^u-[a-z0-9]{5,}$/.test(clientId) ? 'a Confluent user' : undefined;
}
