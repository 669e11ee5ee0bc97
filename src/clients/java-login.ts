import { LOGIN_MODULE_NAME } from './java-properties.ts';
import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import { isConfluentHost } from '../spelling/confluent-names.ts';
import { nearest } from '../spelling/nearest.ts';
import { knownHandler } from './login-handlers.ts';
import { apacheKafkaIn, isAtLeast } from './version.ts';

/*
 * Who fetches the Java client's token: the class in `sasl.login.callback.handler.class`. Which classes there are was read
 * from the jars of kafka-clients 3.0.2, 3.1.0, 3.3.2, 3.4.0, 3.9.2, 4.0.0, 4.1.1 and 4.3.1.
 */

export const HANDLER_PROPERTY = 'sasl.login.callback.handler.class';

const PACKAGE = 'org.apache.kafka.common.security.oauthbearer';

/** Since 3.4 (KIP-768's handler made public). */
export const HANDLER = `${PACKAGE}.OAuthBearerLoginCallbackHandler`;
/** From 3.1 to 3.9; a subclass of the public one since 3.4, and gone in 4.0. */
export const OLD_HANDLER = `${PACKAGE}.secured.OAuthBearerLoginCallbackHandler`;
/** What a client does that names no handler (`LoginManager`): tokens without a signature, for development (KIP-255). */
const UNSECURED_HANDLER = `${PACKAGE}.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler`;
/** Confluent Platform's: it gets its token of a Metadata Service, with user name and password. */
const METADATA_SERVICE_HANDLER =
  'io.confluent.kafka.clients.plugins.auth.token.TokenUserLoginCallbackHandler';

export const LOGIN_MODULE = `${PACKAGE}.OAuthBearerLoginModule`;

/**
 * The login module of the JAAS string where it is one of Kafka's and not that of OAUTHBEARER, or none at all: of those of
 * other mechanisms the client gets no token, and a class that is not there ends in "No LoginModule found".
 */
export function wrongLoginModuleIn(
  configuration: ClientConfiguration,
): { readonly name: string; readonly instead: string } | undefined {
  const name = propertyNamed(configuration, LOGIN_MODULE_NAME)?.value;
  if (name === undefined) return undefined;
  const shaded = shadingOf(name);
  const plain = name.slice(shaded.length);
  // The other class of the two shows that the platform has moved Kafka's client.
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
 * - `dated`: one that asks the token endpoint in this version or in some, and in others does not exist.
 * - `absent`: Kafka's own of another version: the client does not start.
 * - `unshaded`: made for Kafka's own client, and this is a platform's whose classes have been moved.
 * - `unsecured`: the one that makes unsigned tokens.
 * - `server-side`: the broker's half, which gives no tokens.
 * - `metadata-service`: Confluent Platform's, for its Metadata Service.
 * - `unknown`: no class of that name is in Kafka.
 * - `own`: somebody else's class, of which nothing is known here.
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
  /** As it is configured; absent when none is. */
  readonly name?: string;
  /** The class that this client has for it. */
  readonly instead: string;
  /** The program, where it is one that comes without the jar of this class. */
  readonly notIn?: string;
}

/** Reads which class gives the client its tokens, as far as the file and the version tell. */
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
  // A platform moves the classes of the one version that it has.
  const kind = known === 'dated' && shaded !== '' && clientVersion === undefined ? 'fetches' : known;
  const notIn = isOfPlatform ? programWithoutPlugins(configuration) : undefined;
  return { kind, name, instead, ...(notIn !== undefined && { notIn }) };
}

/** Programs of others that have Kafka's own clients and none of Confluent's plugins (akhq#969). */
const programWithoutPlugins = ({ prefix = '' }: ClientConfiguration): string | undefined =>
  PROGRAMS.find(([pattern]) => pattern.test(prefix))?.[1];

const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^akhq\./, 'AKHQ'],
  [/^kafka\.clusters\b/, 'Kafka UI'],
  [/^(?:quarkus|mp\.messaging)\./, 'Quarkus'],
];

/**
 * A class that implements the interfaces of Kafka's own client, so that one whose interfaces have other names cannot use it.
 * A class of one's own may have been compiled for either.
 */
const isOfPlainKafka = (name: string): boolean =>
  name.startsWith('org.apache.kafka.') || knownHandler(name) !== undefined;

/** Platforms with a Kafka client of their own move its classes: `kafkashaded.org.apache.kafka...` of Databricks. */
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
  // A class of one's own may well be called like Kafka's; in Kafka's package there are no others.
  return isKafkas(name) || /[;"'\s]$/.test(name) || isNearly(name, 'OAuthBearerLoginCallbackHandler')
    ? 'unknown'
    : 'own';
}

/** Whether a Java client names a class that is not Kafka's: which options that reads, and what it sends, is not known here. */
export const isLoginOfOthers = (configured: ClientFacts): boolean =>
  configured.client === 'java' &&
  configured.configuration !== undefined &&
  propertyNamed(configured.configuration, HANDLER_PROPERTY) !== undefined &&
  isOfOthers(loginHandlerOf(configured.configuration, configured));

/** Whether the class is not Kafka's, so that options and settings of its own are to be expected. */
export const isOfOthers = ({ kind, name = '' }: LoginHandler): boolean =>
  kind === 'own' || (kind === 'unshaded' && !name.startsWith('org.apache.kafka.'));

const SERVER_SIDE =
  /^org\.apache\.kafka\.common\.security\.oauthbearer\.(?:secured\.)?OAuthBearerValidatorCallbackHandler$/;

/** A class without a package is nobody's. */
const isKafkas = (name: string): boolean => name.startsWith('org.apache.kafka.') || !name.includes('.');

/** `org.apache.kafa.common...`: nearly Kafka's package, and nearly Kafka's class. */
function isNearly(name: string, known: string): boolean {
  const simple = name.slice(name.lastIndexOf('.') + 1);
  return (
    nearest(simple, [known], () => 2) !== undefined &&
    nearest(name.slice(0, -simple.length - 1), [PACKAGE, `${PACKAGE}.secured`], () => 3) !== undefined
  );
}

/** Undefined when the version is not known. */
export const isKafkaAtLeast = (version: string | undefined, least: string): boolean | undefined =>
  version === undefined ? undefined : isAtLeast(apacheKafkaIn(version), least);

/**
 * Whether this is a Java client whose file sets OAuth up: part of a configuration may be in the code, and says nothing of
 * what is not in the file; and the file of a client with an API key lacks all of it.
 */
export const isJavaSignIn = ({
  client,
  configuration,
  saslMechanism,
  securityProtocol,
}: ClientFacts): boolean =>
  client === 'java' &&
  configuration !== undefined &&
  // The account of SnapLogic is no client's file: the Snap adds the handler and the JAAS string itself.
  configuration.program !== 'snaplogic' &&
  saslMechanism.toUpperCase() === 'OAUTHBEARER' &&
  securityProtocol.startsWith('SASL_') &&
  setsUpOAuth(configuration);

/** Whether anything in the file is about OAuth, beside the mechanism. */
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

/** Whether the token comes of Kafka's own handler, or would if its name were right. */
export const fetchesByItself = (handler: LoginHandler): boolean =>
  !isOfOthers(handler) && handler.kind !== 'unsecured';
