import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';
import { commentIn, type Commented } from '../spelling/comment.ts';
import { isConfluentHost } from '../spelling/confluent-names.ts';
import { familyOf } from './family.ts';
import { byName } from './by-name.ts';
import type { NamedKey } from './named.ts';

/**
 * What happens to a value that is followed by a comment.
 * - `refused`: the client rejects the value and does not start.
 * - `asked`: the client requests a URL at which there is no token endpoint.
 * - `unknown`: the broker has no cluster or pool of that name.
 * - `sent`: the client sends it to the identity provider.
 * - `taken`: the client uses it and goes on.
 *
 * Settings that may be any text and that are not about signing in (`group.id`) have no rule.
 */
export type Fate = 'refused' | 'asked' | 'unknown' | 'sent' | 'taken';

/** A property whose value is followed by a comment. */
export interface CommentedProperty extends Commented {
  readonly property: ConfigurationProperty;
  readonly fate: Fate;
}

const before = new WeakMap<ClientFacts, readonly CommentedProperty[]>();

/**
 * The properties of the client's file whose value is followed by a comment. Not a value that would be wrong without its
 * comment too: the cause of that setting reports it.
 */
export function commentedIn(configured: ClientFacts): readonly CommentedProperty[] {
  const known = before.get(configured) ?? search(configured);
  before.set(configured, known);
  return known;
}

/** Whether the value of one of these properties is followed by a comment and is right otherwise. */
export const isCommented = (
  comments: readonly CommentedProperty[] = [],
  ...names: readonly string[]
): boolean => comments.some(({ property }) => names.includes(property.name));

const search = (configured: ClientFacts): readonly CommentedProperty[] =>
  (configured.configuration?.properties ?? []).flatMap((property) => {
    const { name, value } = property;
    const rule = ruleOf(name, configured.client);
    if (value === undefined || rule === undefined || !isRead(configured, name)) return [];
    if (propertyNamed(configured.configuration!, name) !== property) return [];
    // A flag or another property overrides this one.
    if (rule.setting !== undefined && configured[rule.setting] !== value) return [];
    const found = commentIn(value, rule.mayHaveSpaces === true);
    return found === undefined || rule.isRight?.(found, configured) === false
      ? []
      : [{ ...found, property, fate: rule.fate }];
  });

/** Another cause reports properties that this client does not read. */
const isRead = ({ client }: ClientFacts, name: string): boolean =>
  client === undefined || name.startsWith('jaas:') || familyOf(client).properties.includes(name);

interface Rule {
  readonly fate: Fate;
  readonly mayHaveSpaces?: true;
  /** The setting that the client reads from it. */
  readonly setting?: 'securityProtocol' | 'saslMechanism' | 'tokenEndpoint' | 'clientId' | 'scope';
  /** Whether the value is right without its comment. */
  readonly isRight?: (found: Commented, configured: ClientFacts) => boolean;
}

function ruleOf(name: string, client: ClientFacts['client']): Rule | undefined {
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  // librdkafka reads the digits of a port and ignores the rest (`takesServer`).
  return rule === SERVERS && client === 'librdkafka' ? { ...SERVERS, fate: 'taken' } : rule;
}

const among =
  (...values: readonly string[]) =>
  ({ value }: Commented): boolean =>
    values.includes(value.toLowerCase());

/** Brokers outside Confluent Cloud may not use TLS. */
const isProtocol = ({ value }: Commented, { bootstrapServers }: ClientFacts): boolean =>
  /^sasl_ssl$/i.test(value) ||
  (/^sasl_plaintext$/i.test(value) &&
    !bootstrapServers.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? '')));

/** Not if the comment holds another server. */
const isServers = ({ value, comment }: Commented): boolean =>
  value.split(',').every((server) => parseBootstrap(server.trim()) !== undefined) &&
  !/:\d{2,5}\b/.test(comment);

/** Custom extensions may hold any text; those that Confluent reads are ids. */
const endsInId = ({ value }: Commented): boolean =>
  /(?:^|,)\s*(?:logicalCluster|identityPoolId)=[\w\\,-]+$/i.test(value);

const SWITCH: Rule = { fate: 'refused', isRight: among('true', 'false') };
const WORD: Rule = { fate: 'refused' };
const SERVERS: Rule = { fate: 'refused', isRight: isServers };
const TAKEN: Rule = { fate: 'taken', mayHaveSpaces: true };

const OF_SETTINGS: Readonly<Partial<Record<NamedKey, Rule>>> = {
  securityProtocol: { fate: 'refused', setting: 'securityProtocol', isRight: isProtocol },
  saslMechanism: { fate: 'refused', setting: 'saslMechanism', isRight: among('oauthbearer') },
  bootstrapServers: SERVERS,
  headerUrlencode: SWITCH,
  tokenEndpoint: { fate: 'asked', setting: 'tokenEndpoint' },
  extensions: { fate: 'unknown', isRight: endsInId },
  logicalCluster: { fate: 'unknown' },
  poolId: { fate: 'unknown' },
  clientId: { fate: 'sent', mayHaveSpaces: true, setting: 'clientId' },
  scope: { fate: 'sent', mayHaveSpaces: true, setting: 'scope' },
  subClaimName: TAKEN,
};

const RULES: Readonly<Record<string, Rule>> = {
  ...byName(OF_SETTINGS),
  'sasl.oauthbearer.method': { fate: 'refused', isRight: among('oidc') },
  'enable.sasl.oauthbearer.unsecure.jwt': SWITCH,
  'enable.ssl.certificate.verification': SWITCH,
  'sasl.login.callback.handler.class': WORD,
  'sasl.login.class': WORD,
  'sasl.oauthbearer.grant.type': WORD,
  'sasl.oauthbearer.jwt.retriever.class': WORD,
  'sasl.oauthbearer.jwt.validator.class': WORD,
  'sasl.oauthbearer.metadata.authentication.type': WORD,
  'ssl.endpoint.identification.algorithm': WORD,
  'ssl.truststore.type': WORD,
  'ssl.keystore.type': WORD,
  'sasl.oauthbearer.config': TAKEN,
  'https.ca.location': TAKEN,
  'ssl.ca.location': TAKEN,
  'ssl.truststore.location': TAKEN,
  'ssl.keystore.location': TAKEN,
};
