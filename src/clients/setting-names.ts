import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { familyOf } from './family.ts';
import { metadataServiceIn } from './librdkafka-login.ts';
import { fetchesByItself, isJavaSignIn, isKafkaAtLeast, loginHandlerOf } from './java-login.ts';

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

type Names = Readonly<Partial<Record<Needed, readonly [string, ...string[]]>>>;

/** The names by which each family reads a setting, the one to write first. */
const NAMES: Readonly<Record<FamilyId, Names>> = {
  java: {
    'token endpoint': ['sasl.oauthbearer.token.endpoint.url'],
    'client id': ['jaas:clientId', 'sasl.oauthbearer.client.credentials.client.id'],
    'client secret': ['jaas:clientSecret', 'sasl.oauthbearer.client.credentials.client.secret'],
    'JAAS string': ['sasl.jaas.config', 'jaas:loginModule'],
    scope: ['jaas:scope', 'sasl.oauthbearer.scope'],
    mechanism: ['sasl.mechanism'],
    'security protocol': ['security.protocol'],
    'bootstrap server': ['bootstrap.servers'],
    'logical cluster': ['jaas:extension_logicalCluster'],
    'identity pool': ['jaas:extension_identityPoolId'],
  },
  librdkafka: {
    'token endpoint': ['sasl.oauthbearer.token.endpoint.url'],
    'client id': ['sasl.oauthbearer.client.id', 'sasl.oauthbearer.client.credentials.client.id'],
    'client secret': ['sasl.oauthbearer.client.secret', 'sasl.oauthbearer.client.credentials.client.secret'],
    scope: ['sasl.oauthbearer.scope'],
    mechanism: ['sasl.mechanism', 'sasl.mechanisms'],
    'security protocol': ['security.protocol'],
    'bootstrap server': ['bootstrap.servers', 'metadata.broker.list'],
    'logical cluster': ['sasl.oauthbearer.extensions'],
    'identity pool': ['sasl.oauthbearer.extensions'],
  },
  kafkajs: {},
};

/** The names by which a family reads a setting, the one to write first; none when it has no property for it. */
export const namesOf = (family: FamilyId, needed: Needed): readonly string[] => NAMES[family][needed] ?? [];

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
  (Object.entries(NAMES[family]) as [Needed, readonly string[]][]).find(([, names]) =>
    names.includes(name),
  )?.[0];

const SETTINGS = {
  'token endpoint': 'tokenEndpoint',
  'client id': 'clientId',
  'client secret': 'clientSecret',
} as const satisfies Partial<Record<Needed, keyof ClientFacts>>;

/**
 * What the client's file sets up and does not finish: neither in the file under a name that this client reads, nor given
 * besides the file. Only files that set up the client's own token fetcher are judged: a file may be a part.
 */
export function missingFrom(configured: ClientFacts): readonly Needed[] {
  const { client, configuration } = configured;
  if (client === undefined || configuration === undefined || configuration.isPartial === true) return [];
  return requiredBy(configured, configuration).filter((needed) => {
    if (propertyNamed(configuration, ...namesRead(configured, client, needed)) !== undefined) return false;
    const setting = SETTINGS[needed as keyof typeof SETTINGS] as keyof ClientFacts | undefined;
    if (setting === undefined) return true;
    return configured[setting] === undefined || configuration.places[setting] !== undefined;
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
  propertyNamed(configuration, 'sasl.oauthbearer.method')?.value?.toLowerCase() === 'oidc';

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
  ) || /^file:/i.test(propertyNamed(configuration, 'sasl.oauthbearer.token.endpoint.url')?.value ?? '');
