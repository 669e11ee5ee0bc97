import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { familyOf } from './family.ts';
import { fetchesByItself, isJavaSignIn, isKafkaAtLeast, loginHandlerOf } from './java-login.ts';
import { JAVA_SETTINGS } from './java-properties.ts';
import { METHOD_PROPERTY, metadataServiceIn } from './librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';
import { fixNamesOf, type NamedKey, type NamedSettings } from './named.ts';

/** What a client must know to sign in, in words. */
export type Needed =
  | 'token endpoint'
  | 'client id'
  | 'client secret'
  | 'JAAS string'
  | 'scope'
  | 'mechanism'
  | 'security protocol'
  | 'bootstrap server'
  | 'logical cluster'
  | 'identity pool';

/** Their keys in the tables of names and in evidence. */
export const KEY_OF = {
  'token endpoint': 'tokenEndpoint',
  'client id': 'clientId',
  'client secret': 'clientSecret',
  'JAAS string': 'jaasString',
  scope: 'scope',
  mechanism: 'saslMechanism',
  'security protocol': 'securityProtocol',
  'bootstrap server': 'bootstrapServers',
  'logical cluster': 'logicalCluster',
  'identity pool': 'poolId',
} as const satisfies Readonly<Record<Needed, NamedKey>>;

const SETTINGS: Readonly<Record<FamilyId, NamedSettings>> = {
  java: JAVA_SETTINGS,
  librdkafka: LIBRDKAFKA_SETTINGS,
  kafkajs: {},
};

/**
 * The names by which a family reads a setting, the one to write first; none if it has no property for it. Where an
 * extension has no property of its own, this is the list of all extensions.
 */
export function namesOf(family: FamilyId, needed: Needed): readonly string[] {
  const key = KEY_OF[needed];
  const settings = SETTINGS[family];
  const isExtension = key === 'logicalCluster' || key === 'poolId';
  const named = settings[key] ?? (isExtension ? settings.extensions : undefined);
  return named === undefined ? [] : fixNamesOf(named);
}

/** Without those that came after this client's version. */
const namesRead = (
  { clientVersion }: Pick<ClientFacts, 'clientVersion'>,
  family: FamilyId,
  needed: Needed,
): readonly string[] =>
  namesOf(family, needed).filter((name) => {
    const first = familyOf(family).since?.[name];
    return first === undefined || isKafkaAtLeast(clientVersion, first) !== false;
  });

/** The setting that a family reads from this property. */
export const neededOf = (family: FamilyId, name: string): Needed | undefined =>
  (Object.keys(KEY_OF) as Needed[]).find((needed) => namesOf(family, needed).includes(name));

/** Settings that may be given besides the file. */
const GIVABLE = [
  'tokenEndpoint',
  'clientId',
  'clientSecret',
] as const satisfies readonly (keyof ClientFacts)[];

const isGivable = (key: NamedKey): key is (typeof GIVABLE)[number] => GIVABLE.some((each) => each === key);

/**
 * What the client's file sets up and does not finish: neither in the file under a name that this client reads, nor given
 * besides the file. Only files that set up the client's own token fetcher are judged: a file may be a part.
 */
export function missingFrom(configured: ClientFacts): readonly Needed[] {
  const { client, configuration } = configured;
  if (client === undefined || configuration === undefined || configuration.isPartial === true) return [];
  return requiredBy(configured, configuration).filter((needed) => {
    if (propertyNamed(configuration, ...namesRead(configured, client, needed)) !== undefined) return false;
    const key = KEY_OF[needed];
    if (!isGivable(key)) return true;
    return configured[key] === undefined || configuration.places[key] !== undefined;
  });
}

/**
 * Java: `ConfigurationUtils` ("value must be non-null"), `JaasContext` ("Could not find a 'KafkaClient' entry"), which 4.1's
 * new names for the credentials did not change. librdkafka: `rd_kafka_conf_finalize` ("is mandatory when
 * `sasl.oauthbearer.method=oidc` is set").
 */
function requiredBy(configured: ClientFacts, configuration: ClientConfiguration): readonly Needed[] {
  const withoutSecret = provesOtherwise(configuration);
  const credentials: readonly Needed[] = withoutSecret
    ? ['token endpoint']
    : ['token endpoint', 'client id', 'client secret'];
  if (isJavaSignIn(configured)) {
    const handler = loginHandlerOf(configuration, configured);
    // What is in a JAAS string that is not there, or cannot be read, nobody knows.
    if (propertyNamed(configuration, ...namesOf('java', 'JAAS string')) === undefined)
      return fetchesByItself(handler) ? ['JAAS string', 'token endpoint'] : ['JAAS string'];
    const isReadable = !configuration.oddities.some(({ kind }) => kind === 'jaas');
    return isReadable && fetchesByItself(handler) ? credentials : [];
  }
  // A metadata service vouches for the client: the URL is then known (`azure_imds`), or none of librdkafka's.
  return setsUpOidc(configured) && metadataServiceIn(configuration) === undefined ? credentials : [];
}

const setsUpOidc = ({ client, configuration }: ClientFacts): boolean =>
  client === 'librdkafka' &&
  configuration !== undefined &&
  configuration.isPartial !== true &&
  propertyNamed(configuration, METHOD_PROPERTY)?.value?.toLowerCase() === 'oidc';

/** By a key, by a metadata service, by a class of its own or with a token from a file: then there is no secret to send. */
const provesOtherwise = (configuration: ClientConfiguration): boolean =>
  configuration.properties.some(
    ({ name, value }) =>
      /^sasl\.oauthbearer\.(?:assertion\.|metadata\.authentication\.type$|grant\.type$|jwt\.retriever\.class$)/.test(
        name,
      ) &&
      !/^(?:none|client_credentials|.*\.DefaultJwtRetriever|.*\.ClientCredentialsJwtRetriever)$/i.test(
        value ?? '',
      ),
  ) || /^file:/i.test(propertyNamed(configuration, ...JAVA_SETTINGS.tokenEndpoint.read)?.value ?? '');
