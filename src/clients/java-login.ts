import { LOGIN_MODULE_NAME } from './java-properties.ts';
import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import { isConfluentHost } from '../spelling/confluent-names.ts';
import { nearest } from '../spelling/nearest.ts';
import { knownHandler } from './login-handlers.ts';
import { apacheKafkaIn, isAtLeast } from './version.ts';

/*
 * What fetches the Java client's token: the class in `sasl.login.callback.handler.class`. The existing classes were
 * read from the jars of kafka-clients 3.0.2, 3.1.0, 3.3.2, 3.4.0, 3.9.2, 4.0.0, 4.1.1 and 4.3.1.
 */

export const HANDLER_PROPERTY = 'sasl.login.callback.handler.class';

const PACKAGE = 'org.apache.kafka.common.security.oauthbearer';

/** Since 3.4 (KIP-768's handler made public). */
export const HANDLER = `${PACKAGE}.OAuthBearerLoginCallbackHandler`;
/** From 3.1 to 3.9; since 3.4 a subclass of the public one, removed in 4.0. */
export const OLD_HANDLER = `${PACKAGE}.secured.OAuthBearerLoginCallbackHandler`;
/** The default of a client without a handler (`LoginManager`): unsigned tokens, for development (KIP-255). */
const UNSECURED_HANDLER = `${PACKAGE}.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler`;
/** Confluent Platform's: it gets its token from a Metadata Service, with user name and password. */
const METADATA_SERVICE_HANDLER =
  'io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler';

export const LOGIN_MODULE = `${PACKAGE}.OAuthBearerLoginModule`;

/**
 * A login module of another mechanism, or one that does not exist: with the former the client gets no token, and the
 * latter ends in "No LoginModule found".
 */
export function wrongLoginModuleIn(
  configuration: ClientConfiguration,
): { readonly name: string; readonly instead: string } | undefined {
  const name = propertyNamed(configuration, LOGIN_MODULE_NAME)?.value;
  if (name === undefined) return undefined;
  const shaded = shadingOf(name);
  const plain = name.slice(shaded.length);
  // The prefix of the other class shows that the platform has relocated Kafka's client.
  const moved = shadingOf(propertyNamed(configuration, HANDLER_PROPERTY)?.value?.trim() ?? '');
  if (plain === LOGIN_MODULE && shaded === '' && moved !== '')
    return { name, instead: `${moved}${LOGIN_MODULE}` };
  const isWrong =
    plain !== LOGIN_MODULE &&
    (isKafkas(plain) || KERBEROS.test(plain) || isNearly(plain, 'OAuthBearerLoginModule'));
  return isWrong ? { name, instead: `${shaded}${LOGIN_MODULE}` } : undefined;
}

const KERBEROS = /\.Krb5LoginModule$/;

/**
 * - `fetches`: Kafka's own, which asks the token endpoint.
 * - `dated`: asks the token endpoint, but exists only in some versions.
 * - `absent`: Kafka's own of another version: the client does not start.
 * - `unshaded`: made for Kafka's own client, while this platform has relocated its classes.
 * - `unsecured`: creates unsigned tokens.
 * - `server-side`: the broker's counterpart, which gives no tokens.
 * - `metadata-service`: Confluent Platform's, for its Metadata Service.
 * - `unknown`: Kafka has no class of that name.
 * - `own`: a custom class, which is unknown here.
 */
export interface LoginHandler {
  readonly kind:
    | 'fetches'
    | 'dated'
    | 'absent'
    | 'unshaded'
    | 'unsecured'
    | 'server-side'
    | 'metadata-service'
    | 'unknown'
    | 'own';
  /** As configured; absent when none is. */
  readonly name?: string;
  /** The corresponding class of this client. */
  readonly instead: string;
  /** The program, if it is one that ships without this class's jar. */
  readonly notIn?: string;
}

/** Which class gives the client its tokens, as far as file and version show. */
export function loginHandlerOf(
  configuration: ClientConfiguration,
  { clientVersion, bootstrapServers }: Pick<ClientFacts, 'clientVersion' | 'bootstrapServers'>,
): LoginHandler {
  const named = propertyNamed(configuration, HANDLER_PROPERTY);
  const name = named?.value?.trim();
  const shaded = shadingOf(name ?? '');
  const moved = shadingOf(propertyNamed(configuration, LOGIN_MODULE_NAME)?.value ?? '');
  const instead = `${shaded === '' ? moved : shaded}${isKafkaAtLeast(clientVersion, '3.4') === false ? OLD_HANDLER : HANDLER}`;
  if (named === undefined && configuration.isPartial === true) return { kind: 'own', instead };
  if (named === undefined || name === '') return { kind: 'unsecured', instead };
  if (name === undefined) return { kind: 'own', instead };
  if (moved !== '' && shaded === '' && isOfPlainKafka(name))
    return { kind: 'unshaded', name, instead: `${moved}${name}` };
  const isOfPlatform =
    name === METADATA_SERVICE_HANDLER &&
    propertyNamed(configuration, 'jaas:metadataServerUrls') !== undefined &&
    !bootstrapServers.some((server) => isConfluentHost(parseBootstrap(server.trim())?.host ?? ''));
  const known = isOfPlatform ? 'own' : kindOf(name.slice(shaded.length), clientVersion);
  // A platform relocates the classes of the single version that it contains.
  const kind = known === 'dated' && shaded !== '' && clientVersion === undefined ? 'fetches' : known;
  const notIn = isOfPlatform ? programWithoutPlugins(configuration) : undefined;
  return { kind, name, instead, ...(notIn !== undefined && { notIn }) };
}

/** Programs that contain Kafka's own clients but not Confluent's plugins (akhq#969). */
const programWithoutPlugins = ({ prefix = '' }: ClientConfiguration): string | undefined =>
  PROGRAMS.find(([pattern]) => pattern.test(prefix))?.[1];

const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^akhq\./, 'AKHQ'],
  [/^kafka\.clusters\b/, 'Kafka UI'],
  [/^(?:quarkus|mp\.messaging)\./, 'Quarkus'],
];

/**
 * A class that implements the interfaces of Kafka's own client, so that a relocated client cannot use it. A custom
 * class may have been compiled for either.
 */
const isOfPlainKafka = (name: string): boolean =>
  name.startsWith('org.apache.kafka.') || knownHandler(name) !== undefined;

/** Platforms with their own Kafka client relocate its classes: `kafkashaded.org.apache.kafka...` of Databricks. */
const shadingOf = (name: string): string => /^(?:\w+\.)+(?=org\.apache\.kafka\.)/.exec(name)?.[0] ?? '';

function kindOf(name: string, version: string | undefined): LoginHandler['kind'] {
  if (name === UNSECURED_HANDLER) return 'unsecured';
  if (name === METADATA_SERVICE_HANDLER) return 'metadata-service';
  if (name === HANDLER) return isKafkaAtLeast(version, '3.4') === false ? 'absent' : 'fetches';
  if (name === OLD_HANDLER) {
    if (isKafkaAtLeast(version, '3.4') === false) return 'fetches';
    return isKafkaAtLeast(version, '4.0') === true ? 'absent' : 'dated';
  }
  if (SERVER_SIDE.test(name)) return 'server-side';
  // A custom class may have a similar name; in Kafka's package there are no others.
  return isKafkas(name) || /[;"'\s]$/.test(name) || isNearly(name, 'OAuthBearerLoginCallbackHandler')
    ? 'unknown'
    : 'own';
}

/** Whether a Java client uses a class that is not Kafka's, whose options and messages are unknown here. */
export const isLoginOfOthers = (configured: ClientFacts): boolean =>
  configured.client === 'java' &&
  configured.configuration !== undefined &&
  propertyNamed(configured.configuration, HANDLER_PROPERTY) !== undefined &&
  isOfOthers(loginHandlerOf(configured.configuration, configured));

/** Whether the class is not Kafka's, so that it has its own options and settings. */
export const isOfOthers = ({ kind, name = '' }: LoginHandler): boolean =>
  kind === 'own' || (kind === 'unshaded' && !name.startsWith('org.apache.kafka.'));

const SERVER_SIDE =
  /^org\.apache\.kafka\.common\.security\.oauthbearer\.(?:secured\.)?OAuthBearerValidatorCallbackHandler$/;

/** A class without a package was probably meant to be Kafka's. */
const isKafkas = (name: string): boolean => name.startsWith('org.apache.kafka.') || !name.includes('.');

/** `org.apache.kafa.common...`: almost Kafka's package, and almost Kafka's class. */
function isNearly(name: string, known: string): boolean {
  const simple = name.slice(name.lastIndexOf('.') + 1);
  return (
    nearest(simple, [known], () => 2) !== undefined &&
    nearest(name.slice(0, -simple.length - 1), [PACKAGE, `${PACKAGE}.secured`], () => 3) !== undefined
  );
}

/** Undefined when the version is unknown. */
export const isKafkaAtLeast = (version: string | undefined, least: string): boolean | undefined =>
  version === undefined ? undefined : isAtLeast(apacheKafkaIn(version), least);

/**
 * Whether this is a Java client whose file sets up OAuth. A part of a configuration (the rest may be in code) says
 * nothing about missing settings, and the file of a client with an API key has none of them.
 */
export const isJavaSignIn = ({
  client,
  configuration,
  saslMechanism,
  securityProtocol,
}: ClientFacts): boolean =>
  client === 'java' &&
  configuration !== undefined &&
  // SnapLogic's account is not a client's file: the Snap adds handler and JAAS string itself.
  configuration.program !== 'snaplogic' &&
  saslMechanism.toUpperCase() === 'OAUTHBEARER' &&
  securityProtocol.startsWith('SASL_') &&
  setsUpOAuth(configuration);

/** Whether anything in the file besides the mechanism is about OAuth. */
export function setsUpOAuth(configuration: ClientConfiguration): boolean {
  const has = (pattern: RegExp): boolean => configuration.properties.some(({ name }) => pattern.test(name));
  const isForOAuth =
    propertyNamed(configuration, 'sasl.mechanism')?.value?.trim().toUpperCase() === 'OAUTHBEARER';
  return (
    has(
      /^(?:jaas:(?:clientId|clientSecret|extension_|unsecuredLogin)|sasl\.login\.callback\.|sasl\.oauthbearer\.)/,
    ) ||
    (isForOAuth && has(/^sasl\.jaas\.config$|^jaas:/))
  );
}

/** Whether the token comes from Kafka's own handler, or would if its name were correct. */
export const fetchesByItself = (handler: LoginHandler): boolean =>
  !isOfOthers(handler) && handler.kind !== 'unsecured';
