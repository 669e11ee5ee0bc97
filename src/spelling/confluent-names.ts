/** A host of Confluent Cloud, public or private. */
export const isConfluentHost = (host: string): boolean => /\.confluent\.cloud\.?$/i.test(host);

/**
 * A bootstrap host of Confluent Cloud on the public internet: `pkc-7k2zq.us-east-1.aws.confluent.cloud`. Private ones
 * have an additional label (`private`, `glb`, `accesspoint`) or begin with the cluster id.
 */
export const isPublicBootstrap = (host: string): boolean =>
  /^pkc-[a-z0-9]+\.[a-z0-9-]+\.(?:aws|gcp|azure)\.confluent\.cloud\.?$/i.test(host);

/**
 * The names of the first brokers behind a bootstrap host, as Metadata lists them: `b0-pkc-…`, `b1-pkc-…`. Empty when
 * the names cannot be derived. Published answers show `b0-pkc-…` to `b8-pkc-…` behind `pkc-…`, from 2021 to 2025;
 * `e-1b28-usw2-az2-l63jl…` behind a `glb` endpoint, and `lkc-o56w8j-000b…` behind a `private` one. Three are enough to
 * see whether such names resolve.
 */
export const brokerHostsOf = (bootstrap: string): readonly string[] =>
  isPublicBootstrap(bootstrap) ? [0, 1, 2].map((node) => `b${node}-${bootstrap.toLowerCase()}`) : [];

/**
 * A host of a PrivateLink attachment on AWS, behind which only Enterprise clusters are:
 * `lkc-v78yrn.us-east-1.aws.private.confluent.cloud` (Confluent Cloud, "Use AWS PrivateLink for Serverless Products").
 */
export const isAwsPrivateLinkAttachment = (host: string): boolean =>
  /\.aws\.private\.confluent\.cloud\.?$/i.test(host);

/** The cluster id in a host name; every private host has one (`lkc-v78yrn-ap8z93.us-east-1.aws.accesspoint.glb…`). */
export const clusterOfHost = (host: string): string | undefined =>
  isConfluentHost(host) ? /^(lkc-[a-z0-9]+)[.-]/i.exec(host)?.[1]?.toLowerCase() : undefined;

/** The port of Kafka's protocol on every listener of Confluent Cloud; 443 serves HTTP (the REST API). */
export const KAFKA_PORT = 9092;
export const REST_PORT = 443;

/** The prefixes of Confluent Cloud's ids, and what they identify. `lkc-` is a Kafka cluster. */
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

/** What an id given as the Kafka cluster's identifies instead; undefined when its prefix is unknown. */
export function kindOfId(id: string): string | undefined {
  const prefix = /^([a-z]+)-/.exec(id)?.[1];
  return prefix === undefined ? undefined : KINDS[prefix];
}

/**
 * The kind of Confluent credential that a client id looks like: an API key (16 capital letters and digits), a service
 * account or a user. No identity provider knows these.
 */
export function confluentCredential(clientId: string): string | undefined {
  if (/^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{16}$/.test(clientId)) return 'a Confluent API key';
  // Requires a digit: people name their own service accounts `sa-orders`.
  const kind = /^(sa|u)-(?=.*\d)[a-z0-9]{5,}$/.exec(clientId)?.[1];
  if (kind === undefined) return undefined;
  return kind === 'sa' ? 'a Confluent service account' : 'a Confluent user';
}
