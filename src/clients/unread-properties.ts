import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import { extensionNamed } from '../spelling/extensions.ts';
import { nearest } from '../spelling/nearest.ts';
import { familyOf } from './family.ts';
import { unsentExtensions } from './java-extensions.ts';
import { isKafkaAtLeast, isOfOthers, loginHandlerOf } from './java-login.ts';
import { missingFrom, namesOf, neededOf } from './setting-names.ts';
import type { NeededKey } from '../spelling/settings.ts';

/*
 * Properties about signing in that the file has and this client does not read. Java ignores them with a line in its log;
 * librdkafka refuses to start ("No such configuration property").
 */

/**
 * - `documentation`: Confluent's configuration reference lists it for Java, but no client has it.
 * - `other-family`: librdkafka's in a Java file, or the other way round.
 * - `later-version`: of a later version than this client's.
 * - `misplaced`: below `spring.kafka`, where Spring Boot has no such names, instead of its `properties`.
 * - `misspelt`: almost a name that the client reads.
 * - `unheard-of`: unknown here; a client newer than these lists may know it.
 */
export type Origin =
  'documentation' | 'other-family' | 'later-version' | 'misplaced' | 'misspelt' | 'unheard-of';

export interface UnreadProperty {
  readonly property: ConfigurationProperty;
  readonly origin: Origin;
  /** The intended setting, if known. */
  readonly meant?: NeededKey;
  /** This client's name for that setting. */
  readonly instead?: string;
  /** Because of it the client does not start, or lacks the intended setting. */
  readonly isDecisive: boolean;
}

/** https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/identity-providers/oauth/clients/configuration-reference.html */
const DOCUMENTED: Readonly<Record<string, NeededKey>> = {
  'oauth.token.endpoint.uri': 'tokenEndpoint',
  'oauth.token.endpoint.url': 'tokenEndpoint',
  'oauth.client.id': 'clientId',
  'oauth.client.secret': 'clientSecret',
  'oauth.scope': 'scope',
  'oauth.logical.cluster': 'logicalCluster',
  'oauth.identity.pool.id': 'poolId',
};

/** The setting that the words of a name suggest, with any prefix. */
const SPEAKING: readonly (readonly [RegExp, NeededKey])[] = [
  [/token[-_.]?(?:endpoint|ur[il])/i, 'tokenEndpoint'],
  [/client[-_.]?id$/i, 'clientId'],
  [/client[-_.]?secret$/i, 'clientSecret'],
  [/logical[-_.]?cluster/i, 'logicalCluster'],
  [/identity[-_.]?pool/i, 'poolId'],
];

type Known = Omit<UnreadProperty, 'property' | 'isDecisive'>;

const before = new WeakMap<ClientFacts, readonly UnreadProperty[]>();

/**
 * The properties about signing in that this client does not read; empty if its family is unknown. Cached, because a
 * diagnosis asks repeatedly and finding misspellings takes time.
 */
export function unreadPropertiesIn(configured: ClientFacts): readonly UnreadProperty[] {
  const found = before.get(configured) ?? findUnread(configured);
  before.set(configured, found);
  return found;
}

function findUnread(configured: ClientFacts): readonly UnreadProperty[] {
  const { client, configuration } = configured;
  if (configuration === undefined || client === undefined || client === 'kafkajs') return [];
  const isOwnHandler = client === 'java' && isOfOthers(loginHandlerOf(configuration, configured));
  const unsent = unsentExtensions(configured).map(({ property }) => property);
  return configuration.properties.flatMap((property) => {
    const { name } = property;
    // A custom class has its own options and properties: `oauth.client.id` is Strimzi's.
    if (isOwnHandler && /^(?:jaas:|oauth\.)/.test(name)) return [];
    if (unsent.includes(property) || name.startsWith('\u{FEFF}')) return [];
    const known = strangenessOf(name, client, configured.clientVersion);
    return known === undefined || (known.origin === 'unheard-of' && isOwnHandler)
      ? []
      : [{ ...known, property, isDecisive: isDecisive(known, name, configured) }];
  });
}

/** Whether one of them explains why this setting is missing. */
export const isMeantByUnreadProperty = (
  unreadProperties: readonly UnreadProperty[] = [],
  needed: NeededKey,
): boolean => unreadProperties.some((each) => each.isDecisive && meansFor(each, needed));

/** In Java everything except the token endpoint is in the JAAS string. */
const meansFor = ({ meant, instead }: Known, needed: NeededKey): boolean =>
  meant === needed || (needed === 'jaasString' && instead?.startsWith('jaas:') === true);

function strangenessOf(name: string, family: FamilyId, version: string | undefined): Known | undefined {
  const { properties, since } = familyOf(family);
  const misplaced = /^spring\.kafka\.(?:\w+\.)?(sasl\..+)$/i.exec(name)?.[1]?.replaceAll('-', '.');
  if (misplaced !== undefined) {
    return properties.includes(misplaced)
      ? { origin: 'misplaced', ...named(neededOf(family, misplaced), misplaced) }
      : undefined;
  }
  const first = since?.[name];
  if (first !== undefined && isKafkaAtLeast(version, first) === false) {
    const meant = neededOf(family, name);
    const older =
      meant === undefined ? undefined : namesOf(family, meant).find((each) => since?.[each] === undefined);
    return { origin: 'later-version', ...named(meant, older) };
  }
  if (properties.includes(name) || PATTERNS.test(name)) return undefined;
  const bare = name.replace(/^jaas:/, '');
  const documented = DOCUMENTED[bare];
  if (documented !== undefined) return strange('documentation', family, documented);
  if (name.startsWith('jaas:')) return optionNearly(bare, family);
  const other: FamilyId = family === 'java' ? 'librdkafka' : 'java';
  if (familyOf(other).properties.includes(name))
    return strange('other-family', family, neededOf(other, name));
  return misspelling(name, family);
}

/** Names that follow a pattern and are in no list. */
const PATTERNS = /^jaas:(?:loginModule$|extension_|unsecuredLogin)/;

const strange = (origin: Origin, family: FamilyId, meant: NeededKey | undefined): Known => ({
  origin,
  ...named(meant, meant === undefined ? undefined : namesOf(family, meant)[0]),
});

const named = (meant: NeededKey | undefined, instead: string | undefined): Omit<Known, 'origin'> => ({
  ...(meant !== undefined && { meant }),
  ...(instead !== undefined && { instead }),
});

/**
 * Unknown options may be for another reader of the JAAS string, but one that is almost `clientId` was meant for the
 * token.
 */
function optionNearly(option: string, family: FamilyId): Known | undefined {
  const near = nearest(option, ['clientId', 'clientSecret', 'scope'], () => 2);
  if (near === undefined) return undefined;
  return { origin: 'misspelt', ...named(neededOf(family, `jaas:${near}`), `jaas:${near}`) };
}

function misspelling(name: string, family: FamilyId): Known | undefined {
  const isAboutIt = /^(?:sasl\.|security\.|oauth|https\.ca\.|enable\.sasl\.)/i.test(name);
  const known = familyOf(family).properties.filter((each) => !each.startsWith('jaas:'));
  const near = nearest(name, known, (length) => (isAboutIt ? 3 : length < 12 ? 1 : 2));
  if (near !== undefined) return { origin: 'misspelt', ...named(neededOf(family, near), near) };
  if (!/^(?:sasl\.|oauth)/i.test(name)) return undefined;
  const meant = SPEAKING.find(([words]) => words.test(name))?.[1];
  if (meant !== undefined) return strange('misspelt', family, meant);
  // Applications have their own settings that begin with `oauth`, and a Java file may be a broker's too.
  const isOthers = !name.startsWith('sasl.') || (family === 'java' && BROKERS.test(name));
  return isOthers ? undefined : { origin: 'unheard-of' };
}

/** Kafka's configuration reference for brokers. */
const BROKERS =
  /^sasl\.(?:enabled\.mechanisms$|mechanism\.(?:inter\.broker|controller)\.protocol$|server\.|kerberos\.principal\.)/;

function isDecisive(known: Known, name: string, configured: ClientFacts): boolean {
  // An application may keep its own settings in the same file; these names are the library's.
  const isForLibrary = /^(?:sasl|security|ssl|https|enable\.sasl)\./.test(name);
  if (configured.client === 'librdkafka' && isForLibrary && known.origin !== 'unheard-of') return true;
  const { meant, instead } = known;
  if (meant === undefined) return false;
  const missing = missingFrom(configured);
  if (missing.includes(meant)) return true;
  if (instead?.startsWith('jaas:') === true && missing.includes('jaasString')) return true;
  return isLacking(configured, meant);
}

/** Settings for which the client has a default, and the cluster, which the broker requires. */
function isLacking(configured: ClientFacts, needed: NeededKey): boolean {
  const { client, configuration, saslMechanism, securityProtocol, extensions } = configured;
  if (client === undefined || configuration === undefined) return false;
  const isThere = propertyNamed(configuration, ...namesOf(client, needed)) !== undefined;
  switch (needed) {
    case 'saslMechanism':
      return !isThere && saslMechanism.toUpperCase() !== 'OAUTHBEARER';
    case 'securityProtocol':
      return !isThere && securityProtocol !== 'SASL_SSL';
    case 'logicalCluster':
      return extensionNamed(extensions, 'logicalCluster') === undefined;
    default:
      return false;
  }
}
