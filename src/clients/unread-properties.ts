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
 * - `documentation`: Confluent's configuration reference lists it for Java, and no client has it.
 * - `other-family`: librdkafka's in a Java file, or the other way round.
 * - `later-version`: of a later version than this client's.
 * - `misplaced`: below `spring.kafka`, where Spring Boot has no such names, and not below its `properties`.
 * - `misspelt`: nearly a name that the client reads.
 * - `unheard-of`: nothing here knows it; a client newer than the lists may.
 */
export type Origin =
  'documentation' | 'other-family' | 'later-version' | 'misplaced' | 'misspelt' | 'unheard-of';

export interface UnreadProperty {
  readonly property: ConfigurationProperty;
  readonly origin: Origin;
  /** What it was meant to set, where that is known. */
  readonly meant?: NeededKey;
  /** The name under which this client reads that. */
  readonly instead?: string;
  /** Because of it the client does not start, or lacks what it meant. */
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

/** What the words of a name say, whatever stands before them. */
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
 * The properties about signing in that this client does not read; none where its family is not known. A diagnosis asks for
 * them again and again, and telling misspellings takes time.
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
    // A class of one's own has options and properties of its own: `oauth.client.id` is Strimzi's.
    if (isOwnHandler && /^(?:jaas:|oauth\.)/.test(name)) return [];
    if (unsent.includes(property) || name.startsWith('\u{FEFF}')) return [];
    const known = strangenessOf(name, client, configured.clientVersion);
    return known === undefined || (known.origin === 'unheard-of' && isOwnHandler)
      ? []
      : [{ ...known, property, isDecisive: isDecisive(known, name, configured) }];
  });
}

/** Whether one of them explains why this is missing. */
export const isMeantByUnreadProperty = (
  unreadProperties: readonly UnreadProperty[] = [],
  needed: NeededKey,
): boolean => unreadProperties.some((each) => each.isDecisive && meansFor(each, needed));

/** In Java all but the token endpoint stands in the JAAS string. */
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

/** Names that are formed, and stand in no list. */
const PATTERNS = /^jaas:(?:loginModule$|extension_|unsecuredLogin)/;

const strange = (origin: Origin, family: FamilyId, meant: NeededKey | undefined): Known => ({
  origin,
  ...named(meant, meant === undefined ? undefined : namesOf(family, meant)[0]),
});

const named = (meant: NeededKey | undefined, instead: string | undefined): Omit<Known, 'origin'> => ({
  ...(meant !== undefined && { meant }),
  ...(instead !== undefined && { instead }),
});

/** Options that are not for the token are for whoever reads them; nearly `clientId` is meant for it. */
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
  // Applications have settings of their own that begin with `oauth`, and files for Java may be a broker's as well.
  const isOthers = !name.startsWith('sasl.') || (family === 'java' && BROKERS.test(name));
  return isOthers ? undefined : { origin: 'unheard-of' };
}

/** Kafka's configuration reference for brokers. */
const BROKERS =
  /^sasl\.(?:enabled\.mechanisms$|mechanism\.(?:inter\.broker|controller)\.protocol$|server\.|kerberos\.principal\.)/;

function isDecisive(known: Known, name: string, configured: ClientFacts): boolean {
  // An application may keep settings of its own in the same file; these names are for the library.
  const isForLibrary = /^(?:sasl|security|ssl|https|enable\.sasl)\./.test(name);
  if (configured.client === 'librdkafka' && isForLibrary && known.origin !== 'unheard-of') return true;
  const { meant, instead } = known;
  if (meant === undefined) return false;
  const missing = missingFrom(configured);
  if (missing.includes(meant)) return true;
  if (instead?.startsWith('jaas:') === true && missing.includes('jaasString')) return true;
  return isLacking(configured, meant);
}

/** Settings for which the client has a default, and the cluster, which the broker wants. */
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
