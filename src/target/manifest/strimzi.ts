import type { Found, Reading } from '../formats/define.ts';
import { mostTelling } from '../kafka/_choice.ts';
import { extension } from '../kafka/_mapping.ts';
import type { SettingKey } from '../settings.ts';
import { opaque, part, type Located } from '../text/located.ts';
import { flattened, member, textAt, type Tree } from '../text/tree.ts';
import { elsewhere, kindOf, mapsUnder, referredTo, type Store } from './objects.ts';

/**
 * `authentication: type: oauth` of Strimzi's KafkaConnect, KafkaMirrorMaker2 and KafkaBridge. It is a Java client whose
 * handler is Strimzi's own, which can send an audience and knows nothing of Kafka's: so it is no `java` here. That of a
 * Kafka object is the broker's side.
 * https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaClientAuthenticationOAuth-reference
 */
export function readStrimzi(object: Tree, stores: readonly Store[]): readonly Reading[] {
  if (kindOf(object) === 'Kafka') return [];
  const clients = mapsUnder(object).flatMap((map) => {
    const authentication = member(map, 'authentication');
    return textAt(authentication, 'type')?.text === 'oauth'
      ? [{ reading: clientOf(map, authentication!, stores) }]
      : [];
  });
  const chosen = mostTelling(clients);
  return chosen === undefined ? [] : [chosen.reading];
}

function clientOf(holder: Tree, authentication: Tree, stores: readonly Store[]): Reading {
  const type = textAt(authentication, 'type')!;
  const tls = member(holder, 'tls');
  const found: readonly Found[] = [
    ...given('bootstrapServers', textAt(holder, 'bootstrapServers')),
    // Strimzi makes these; they stand nowhere.
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
  return { part: "a client of Strimzi's", found, properties: [], oddities: [] };
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

const given = (key: SettingKey, at: Located | undefined): readonly Found[] =>
  at === undefined ? [] : [{ key, value: at.text, at }];

const implied = (key: SettingKey, value: string, at: Located): Found => ({
  key,
  value,
  at: opaque(part(at, 0), value),
});
