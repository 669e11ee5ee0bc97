import type { Found, Reading } from '../reading.ts';
import { readConnect } from '../kafka/connect.ts';
import { readJava } from '../kafka/java.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { part, type Located } from '../../text/located.ts';
import { parseProperties, type Pair } from '../../text/properties.ts';
import { inner, type Source } from '../../text/source.ts';
import { at, member, textAt, type Tree } from '../../text/tree.ts';
import { elsewhere, given, kindOf, type Store } from './objects.ts';
import { implied } from '../kafka/mapping.ts';

/**
 * A component of Confluent for Kubernetes as a client of Kafka: `spec.dependencies.kafka`, and
 * `configOverrides.server`, which overrides it. The operator builds the client's whole configuration from them, so it
 * contains more than this file. The audience of `oauthSettings` is what a broker expects, not what a client requests.
 * https://docs.confluent.io/operator/current/co-authenticate-cp.html,
 * https://github.com/confluentinc/confluent-kubernetes-examples/tree/master/security/oauth
 */
export function readConfluentOperator(
  object: Tree,
  stores: readonly Store[],
  source: Source,
): readonly Reading[] {
  if (!isOfConfluent(object)) return [];
  const kafka = at(object, 'spec', 'dependencies', 'kafka');
  const dependency: Reading = {
    client: 'java',
    isPartial: true,
    found: kafka === undefined ? [] : dependencyOf(kafka, stores),
    properties: [],
    oddities: [],
  };
  const overrides = overridesIn(object, source);
  return [dependency, ...passedThrough(kafka, stores, source), ...overrides].map((reading) => ({
    ...reading,
    part: `a ${kindOf(object)} of Confluent for Kubernetes`,
  }));
}

const KINDS = /^(?:Connect|SchemaRegistry|KafkaRestProxy|KsqlDB|ControlCenter)$/;

const isOfConfluent = (object: Tree): boolean =>
  /^platform\.confluent\.io\//.test(textAt(object, 'apiVersion')?.text ?? '') && KINDS.test(kindOf(object));

const MECHANISMS: Readonly<Record<string, string>> = { oauth: 'OAUTHBEARER', plain: 'PLAIN' };

function dependencyOf(kafka: Tree, stores: readonly Store[]): readonly Found[] {
  const authentication = member(kafka, 'authentication');
  const type = textAt(authentication, 'type');
  const mechanism = MECHANISMS[type?.text ?? ''];
  const tls = textAt(kafka, 'tls', 'enabled');
  const servers = given('bootstrapServers', textAt(kafka, 'bootstrapEndpoint'));
  if (type === undefined || mechanism === undefined) return servers;
  return [
    ...servers,
    implied('securityProtocol', tls?.text === 'true' ? 'SASL_SSL' : 'SASL_PLAINTEXT', tls ?? type),
    implied('saslMechanism', mechanism, type),
    ...given('tokenEndpoint', textAt(authentication, 'oauthSettings', 'tokenEndpointUri')),
    ...given('scope', textAt(authentication, 'oauthSettings', 'scope')),
    ...given('subClaimName', textAt(authentication, 'oauthSettings', 'subClaimName')),
    ...(mechanism === 'OAUTHBEARER' ? credentials(member(authentication, 'jaasConfig'), stores) : []),
  ];
}

/** The key `oauth.txt` of a Secret has two lines: `clientId=…`, `clientSecret=…`. */
function credentials(jaas: Tree | undefined, stores: readonly Store[]): readonly Found[] {
  const secret = textAt(jaas, 'secretRef');
  if (secret === undefined) return [];
  const file = secretOf(stores, secret)?.entries.get('oauth.txt')?.value;
  if (file === undefined) return given('clientSecret', elsewhere(secret, 'CLIENT_SECRET'));
  const pairs = parseProperties(file);
  return NAMES.flatMap((key) => given(key, pairs.findLast(({ name }) => name.text === key)?.value));
}

const NAMES = ['clientId', 'clientSecret'] as const satisfies readonly SettingKey[];

/**
 * `jaasConfigPassThrough`: the key `oauth-jaas.conf` (formerly `oauth-jass.conf`) of a Secret has properties of the
 * client.
 */
function passedThrough(
  kafka: Tree | undefined,
  stores: readonly Store[],
  source: Source,
): readonly Reading[] {
  const secret = textAt(kafka, 'authentication', 'jaasConfigPassThrough', 'secretRef');
  if (secret === undefined) return [];
  const entries = secretOf(stores, secret)?.entries;
  const file = entries?.get('oauth-jaas.conf') ?? entries?.get('oauth-jass.conf');
  if (file === undefined) return [];
  return [overlay(readJava(parseProperties(file.value), inner(source, file.key.text, file.value).content))];
}

const secretOf = (stores: readonly Store[], { text }: Located): Store | undefined =>
  stores.findLast(({ kind, name }) => kind === 'Secret' && name === text);

/** Lines of the component's own configuration, where the settings of its Kafka client have a prefix. */
function overridesIn(object: Tree, source: Source): readonly Reading[] {
  const lines = at(object, 'spec', 'configOverrides', 'server');
  if (lines?.kind !== 'list') return [];
  const pairs = lines.items.flatMap((line): readonly Pair[] =>
    line.kind === 'scalar' ? parseProperties(line.at) : [],
  );
  if (kindOf(object) === 'Connect') return [overlay(readConnect(pairs, source.content))];
  const own = pairs.map(({ name, value }) => ({
    name: part(name, PREFIX.exec(name.text)?.[0].length ?? 0),
    value,
  }));
  return [overlay(readJava(own, source.content))];
}

const PREFIX = /^(?:kafkastore|client|confluent\.controlcenter\.streams)\./;

/** An overlay leaves the rest of a configuration unchanged; the configuration providers are declared elsewhere. */
const overlay = (reading: Reading): Reading => ({
  ...reading,
  isPartial: true,
  found: reading.found
    .filter(({ isDefault }) => isDefault !== true)
    .map((found) => ({ references: 'worker-providers', ...found })),
});
