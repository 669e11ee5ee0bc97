import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { WORDS_FOR, type NeededKey } from '../spelling/settings.ts';
import { familyOf } from './family.ts';
import { fetchesByItself, isJavaSignIn, isKafkaAtLeast, loginHandlerOf } from './java-login.ts';
import { JAVA_SETTINGS } from './java-properties.ts';
import { METHOD_PROPERTY, metadataServiceIn } from './librdkafka-login.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';
import { fixNamesOf, type NamedSettings } from './named.ts';

const SETTINGS: Readonly<Record<FamilyId, NamedSettings>> = {
  java: JAVA_SETTINGS,
  librdkafka: LIBRDKAFKA_SETTINGS,
  kafkajs: {},
};

/**
 * The names by which a family reads a setting, the one to write first; none if it has no property for it. Where an
 * extension has no property of its own, this is the list of all extensions.
 */
export function namesOf(family: FamilyId, needed: NeededKey): readonly string[] {
  const settings = SETTINGS[family];
  const isExtension = needed === 'logicalCluster' || needed === 'poolId';
  const named = settings[needed] ?? (isExtension ? settings.extensions : undefined);
  return named === undefined ? [] : fixNamesOf(named);
}

/** The names that this client's version reads. */
const namesRead = (
  { clientVersion }: Pick<ClientFacts, 'clientVersion'>,
  family: FamilyId,
  needed: NeededKey,
): readonly string[] =>
  namesOf(family, needed).filter((name) => {
    const first = familyOf(family).since?.[name];
    return first === undefined || isKafkaAtLeast(clientVersion, first) !== false;
  });

/** The setting that a family reads from this property. */
export const neededOf = (family: FamilyId, name: string): NeededKey | undefined =>
  (Object.keys(WORDS_FOR) as NeededKey[]).find((needed) => namesOf(family, needed).includes(name));

/** Settings that the user may give outside the file. */
const GIVABLE = [
  'tokenEndpoint',
  'clientId',
  'clientSecret',
] as const satisfies readonly (keyof ClientFacts)[];

const isGivable = (key: NeededKey): key is (typeof GIVABLE)[number] => GIVABLE.some((each) => each === key);

/**
 * What a file that sets up the client's own token fetcher lacks: settings that are neither in the file under a name that
 * this client reads nor given elsewhere. Nothing for a partial file, because the rest may be in another.
 */
export function missingFrom(configured: ClientFacts): readonly NeededKey[] {
  const { client, configuration } = configured;
  if (client === undefined || configuration === undefined || configuration.isPartial === true) return [];
  return requiredBy(configured, configuration).filter((needed) => {
    if (propertyNamed(configuration, ...namesRead(configured, client, needed)) !== undefined) return false;
    if (!isGivable(needed)) return true;
    return configured[needed] === undefined || configuration.places[needed] !== undefined;
  });
}

/**
 * Java: `ConfigurationUtils` ("value must be non-null"), `JaasContext` ("Could not find a 'KafkaClient' entry"), which 4.1's
 * new names for the credentials did not change. librdkafka: `rd_kafka_conf_finalize` ("is mandatory when
 * `sasl.oauthbearer.method=oidc` is set").
 */
function requiredBy(configured: ClientFacts, configuration: ClientConfiguration): readonly NeededKey[] {
  const credentials: readonly NeededKey[] = hasOwnRetriever(configuration)
    ? []
    : sendsNoSecret(configuration)
      ? ['tokenEndpoint']
      : ['tokenEndpoint', 'clientId', 'clientSecret'];
  if (isJavaSignIn(configured)) {
    const handler = loginHandlerOf(configuration, configured);
    // Without a readable JAAS string its options are unknown.
    if (propertyNamed(configuration, ...namesOf('java', 'jaasString')) === undefined)
      return fetchesByItself(handler) && !hasOwnRetriever(configuration)
        ? ['jaasString', 'tokenEndpoint']
        : ['jaasString'];
    const isReadable = !configuration.oddities.some(({ kind }) => kind === 'jaas');
    return isReadable && fetchesByItself(handler) ? credentials : [];
  }
  // With a metadata service the client needs no credentials, and librdkafka knows the URL (`azure_imds`) or needs none.
  return setsUpOidc(configured) && metadataServiceIn(configuration) === undefined ? credentials : [];
}

const setsUpOidc = ({ client, configuration }: ClientFacts): boolean =>
  client === 'librdkafka' &&
  configuration !== undefined &&
  configuration.isPartial !== true &&
  propertyNamed(configuration, METHOD_PROPERTY)?.value?.toLowerCase() === 'oidc';

/** A custom `JwtRetriever` (KIP-1139), which is unknown here. */
export const hasOwnRetriever = (configuration: ClientConfiguration): boolean => {
  const name = propertyNamed(configuration, 'sasl.oauthbearer.jwt.retriever.class')?.value?.trim();
  return name !== undefined && name.includes('.') && !name.startsWith('org.apache.kafka.');
};

/** The client authenticates with a key, a metadata service, a custom class or a token file, so it sends no secret. */
export const sendsNoSecret = (configuration: ClientConfiguration): boolean =>
  configuration.properties.some(
    ({ name, value }) =>
      /^sasl\.oauthbearer\.(?:assertion\.|metadata\.authentication\.type$|grant\.type$|jwt\.retriever\.class$)/.test(
        name,
      ) &&
      !/^(?:none|client_credentials|.*\.DefaultJwtRetriever|.*\.ClientCredentialsJwtRetriever)$/i.test(
        value ?? '',
      ),
  ) || /^file:/i.test(propertyNamed(configuration, ...JAVA_SETTINGS.tokenEndpoint.read)?.value ?? '');
