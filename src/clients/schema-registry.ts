import type { ClientFacts } from '../evidence/client.ts';
import {
  propertyNamed,
  type ClientConfiguration,
  type ConfigurationProperty,
} from '../evidence/configuration.ts';
import { everyNameOf } from './by-name.ts';

/*
 * Schema Registry's client, whose settings are beside those of the Kafka client: it fetches its own token, and sends
 * cluster and pool as headers (`target-sr-cluster`, `Confluent-Identity-Pool-Id`). Names for Java, Python and Go:
 * https://docs.confluent.io/platform/current/schema-registry/sr-client-configs.html; for .NET, and among Kafka's
 * properties: the same with the prefix `schema.registry.`.
 */

/** What a Schema Registry client that signs in with OAuth lacks. */
export interface RegistryGap {
  /** The property that selects OAuth. */
  readonly signIn: ConfigurationProperty;
  /** Under this file's names. */
  readonly missing: readonly string[];
  /** Only the pool is missing, without which Confluent Cloud uses every pool that matches. */
  readonly isPoolOnly: boolean;
}

const SIGN_IN = /^(.*?)bearer\.auth\.credentials\.source$/;

/** Undefined when nothing is missing, and when no Schema Registry client signs in with OAuth. */
export function registryGapOf(client: ClientFacts): RegistryGap | undefined {
  const { configuration } = client;
  if (configuration === undefined || configuration.isPartial === true) return undefined;
  const signIn = configuration.properties.findLast(
    ({ name, value }) => SIGN_IN.test(name) && /^oauth_?bearer$/i.test(value?.trim() ?? ''),
  );
  if (signIn === undefined) return undefined;
  const prefix = SIGN_IN.exec(signIn.name)?.[1] ?? '';
  const isThere = (name: string): boolean =>
    configuration.properties.some((each) => each.name === `${prefix}bearer.auth.${name}`);
  // The secret is not included: programs add it from elsewhere.
  const credentials = [...(isThere('token.endpoint.url') ? [] : ['issuer.endpoint.url']), 'client.id'];
  const inCloud = isOfCloud(configuration, prefix) ? ['logical.cluster', 'identity.pool.id'] : [];
  const absent = [...credentials, ...inCloud].filter((name) => !isThere(name));
  const isPoolOnly = absent.length === 1 && absent[0] === 'identity.pool.id';
  if (absent.length === 0 || (isPoolOnly && leavesPoolToConfluent(client))) return undefined;
  return { signIn, missing: absent.map((name) => `${prefix}bearer.auth.${name}`), isPoolOnly };
}

/** A self-managed registry has neither clusters nor pools. */
const isOfCloud = ({ properties }: ClientConfiguration, prefix: string): boolean =>
  properties.some(
    ({ name, value = '' }) =>
      (name.endsWith('schema.registry.url') && /\.confluent\.cloud(?:[:/,]|$)/i.test(value)) ||
      (name === `${prefix}bearer.auth.logical.cluster` && /^lsrc-/i.test(value)),
  );

/** The Kafka client beside it names no pool either: Confluent maps both by the pools' filters. */
const leavesPoolToConfluent = ({ configuration, poolId, extensions }: ClientFacts): boolean =>
  configuration !== undefined &&
  /^oauthbearer$/i.test(propertyNamed(configuration, ...everyNameOf('saslMechanism'))?.value?.trim() ?? '') &&
  poolId === undefined &&
  !Object.keys(extensions).some((name) => /^identity_?pool_?id$/i.test(name));
