import type { Found, Reading } from '../reading.ts';
import { mostComplete } from '../kafka/choice.ts';
import { extension } from '../kafka/mapping.ts';
import { readConnect } from '../kafka/connect.ts';
import { readJava } from '../kafka/java.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { opaque, part } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { flattened, member, textAt, type Tree } from '../../text/tree.ts';
import { elsewhere, given, kindOf, mapsUnder, referredTo, type Store } from './objects.ts';
import { implied } from '../kafka/mapping.ts';

/**
 * `authentication: type: oauth` of Strimzi's KafkaConnect, KafkaMirrorMaker2 and KafkaBridge. It is a Java client with
 * Strimzi's own handler, which can send an audience and does not know Kafka's options, so it is not `java` here. A
 * Kafka object has the broker's side.
 * https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaClientAuthenticationOAuth-reference
 */
export function readStrimzi(object: Tree, stores: readonly Store[], source: Source): readonly Reading[] {
  if (kindOf(object) === 'Kafka' || !/^kafka\.strimzi\.io\//.test(textAt(object, 'apiVersion')?.text ?? ''))
    return [];
  if (kindOf(object) === 'KafkaConnector') return connectorOf(object, source);
  const clients = mapsUnder(object).flatMap((map) => {
    const authentication = member(map, 'authentication');
    const type = textAt(authentication, 'type')?.text;
    if (type === 'oauth') return [{ reading: clientOf(map, authentication!, stores) }];
    return type === 'custom' ? [{ reading: customOf(map, authentication!, source) }] : [];
  });
  const chosen = mostComplete(clients);
  return chosen === undefined ? [] : [chosen.reading];
}

/** `config` of a KafkaConnector goes to Kafka Connect as it is; the worker declares the providers. */
function connectorOf(object: Tree, source: Source): readonly Reading[] {
  const config = member(member(object, 'spec'), 'config');
  if (config === undefined) return [];
  const reading = readConnect(flattened(config), source.content);
  return [
    {
      ...reading,
      found: reading.found.map((found) => ({ references: 'worker-providers' as const, ...found })),
    },
  ];
}

function clientOf(holder: Tree, authentication: Tree, stores: readonly Store[]): Reading {
  const type = textAt(authentication, 'type')!;
  const tls = member(holder, 'tls');
  const found: readonly Found[] = [
    ...given('bootstrapServers', textAt(holder, 'bootstrapServers')),
    // Strimzi sets these; the file does not contain them.
    implied('securityProtocol', tls === undefined ? 'SASL_PLAINTEXT' : 'SASL_SSL', tls?.at ?? type),
    implied('saslMechanism', 'OAUTHBEARER', type),
    implied('clientAuth', 'client_secret_basic', type),
    ...TEXTS.flatMap(([name, key]) => given(key, textAt(authentication, name))),
    ...SECRETS.flatMap(([name, key, variable]) => {
      const reference = member(authentication, name);
      const at = textAt(reference, 'key') ?? textAt(reference, 'accessToken');
      return at === undefined
        ? []
        : given(key, referredTo(reference, 'Secret', stores) ?? elsewhere(at, variable));
    }),
    ...flattened(member(authentication, 'saslExtensions')).map(({ name, value }) =>
      extension(name, value.text, value),
    ),
  ];
  return { part: "a client of Strimzi's", program: 'strimzi', found, properties: [], oddities: [] };
}

/**
 * `type: custom`, the successor of `type: oauth`: properties of Kafka's own Java client. Strimzi accepts only those of
 * `sasl.` and `ssl.keystore.`, and derives the protocol from `sasl` and `tls`.
 * https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaClientAuthenticationCustom-reference
 */
function customOf(holder: Tree, authentication: Tree, source: Source): Reading {
  const type = textAt(authentication, 'type')!;
  const tls = member(holder, 'tls');
  const isSasl = textAt(authentication, 'sasl')?.text === 'true';
  const protocol = `${isSasl ? 'SASL_' : ''}${tls === undefined ? 'PLAINTEXT' : 'SSL'}`;
  const servers = textAt(holder, 'bootstrapServers');
  const pairs: readonly Pair[] = [
    ...(servers === undefined ? [] : [{ name: { ...servers, text: 'bootstrap.servers' }, value: servers }]),
    { name: { ...type, text: 'security.protocol' }, value: opaque(part(tls?.at ?? type, 0), protocol) },
    ...flattened(member(authentication, 'config')).filter(({ name }) =>
      /^(?:sasl|ssl\.keystore)\./.test(name.text),
    ),
    ...flattened(member(holder, 'config')).filter(({ name }) => /^config\.providers/.test(name.text)),
  ];
  const reading = readJava(pairs, source.content);
  return {
    ...reading,
    part: "a client of Strimzi's",
    program: 'strimzi',
    found: reading.found.map((found) => ({ references: 'config-providers', ...found })),
  };
}

const TEXTS: readonly (readonly [name: string, key: SettingKey])[] = [
  ['tokenEndpointUri', 'tokenEndpoint'],
  ['clientId', 'clientId'],
  ['scope', 'scope'],
  ['audience', 'audience'],
];

const SECRETS: readonly (readonly [name: string, key: SettingKey, variable: string])[] = [
  ['clientSecret', 'clientSecret', 'CLIENT_SECRET'],
  ['accessToken', 'token', 'ACCESS_TOKEN'],
];
