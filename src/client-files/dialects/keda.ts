import { at, member, textAt, type Tree } from '../../text/tree.ts';
import type { Located } from '../../text/located.ts';
import { elsewhere, kindOf, objectsIn, referredTo, storesIn, type Store } from '../manifest/objects.ts';
import { implied } from '../kafka/mapping.ts';
import type { Around, Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { splitExtensions } from '../kafka/librdkafka.ts';
import { tlsOf } from '../kafka/own-names.ts';

/**
 * Triggers of KEDA's Kafka scaler, whose parameters are in the trigger itself or come from Secrets through a
 * `TriggerAuthentication`. Its client is sarama, which sends the extensions under the given names.
 * https://keda.sh/docs/latest/scalers/apache-kafka/
 */
export default {
  id: 'keda',
  title: 'KEDA scaler',
  references: 'none',
  clients: (document, around) =>
    objectsIn([document]).flatMap((object) => {
      const triggers = /^Scaled(?:Object|Job)$/.test(kindOf(object))
        ? at(object, 'spec', 'triggers')
        : undefined;
      const name = textAt(object, 'metadata', 'name')?.text ?? '';
      return triggers?.kind !== 'list'
        ? []
        : triggers.items
            .filter((trigger) => /^(?:apache-)?kafka$/.test(textAt(trigger, 'type')?.text ?? ''))
            .map((trigger) => clientOf(trigger, name, around));
    }),
} satisfies Dialect;

const NAMES: Readonly<Partial<Record<SettingKey, string>>> = {
  bootstrapServers: 'bootstrapServers',
  groups: 'consumerGroup',
  tokenEndpoint: 'oauthTokenEndpointUri',
  clientId: 'username',
  clientSecret: 'password',
  scope: 'scopes',
};

const MECHANISMS: Readonly<Record<string, string>> = {
  oauthbearer: 'OAUTHBEARER',
  aws_msk_iam: 'AWS_MSK_IAM',
  plaintext: 'PLAIN',
  scram_sha256: 'SCRAM-SHA-256',
  scram_sha512: 'SCRAM-SHA-512',
  gssapi: 'GSSAPI',
};

type Parameters = ReadonlyMap<string, Located>;

function clientOf(trigger: Tree, name: string, around: Around): Reading {
  const parameters = parametersOf(trigger, around);
  const isOauth = parameters.get('sasl')?.text === 'oauthbearer';
  const stated = Object.entries(NAMES).flatMap(([key, parameter]): readonly Found[] => {
    const value = parameters.get(parameter);
    // User name and password of another mechanism have nothing to do with OAuth.
    const isOthers = !isOauth && /^client/.test(key);
    return value === undefined || isOthers ? [] : [foundAs(key as SettingKey, value)];
  });
  return {
    part: `trigger of ${name}`,
    // A trigger is complete only if all of its parameters are in this file.
    ...(parameters.get('oauthExtensions')?.editable === false || isOpen(trigger, around)
      ? { isPartial: true as const }
      : {}),
    ownNames: { ...NAMES, saslMechanism: 'sasl', extensions: 'oauthExtensions', extensionsAs: 'list' },
    found: [...stated, ...extensionsIn(parameters), ...signInOf(parameters)],
    properties: [],
    oddities: [],
  };
}

const foundAs = (key: SettingKey, at: Located): Found => ({
  key,
  value: at.text,
  at,
  references: /^\$\{\w+\}$/.test(at.text) ? 'environment' : 'none',
});

const extensionsIn = (parameters: Parameters): readonly Found[] => {
  const list = parameters.get('oauthExtensions');
  return list === undefined || list.text.includes('${') ? [] : splitExtensions(list);
};

function signInOf(parameters: Parameters): readonly Found[] {
  const [sasl, tls] = [parameters.get('sasl'), parameters.get('tls')];
  const mechanism = sasl === undefined ? undefined : MECHANISMS[sasl.text];
  return [
    ...(sasl === undefined || mechanism === undefined ? [] : [implied('saslMechanism', mechanism, sasl)]),
    ...tlsOf(tls === undefined ? undefined : tls.text === 'enable', tls),
  ];
}

/** If both set a name, the `TriggerAuthentication` wins. */
function parametersOf(trigger: Tree, around: Around): Parameters {
  const inline = member(trigger, 'metadata');
  const stated: readonly (readonly [string, Located])[] =
    inline?.kind !== 'map'
      ? []
      : inline.entries.flatMap(({ key, value }) => {
          const text = textAt(value);
          if (text === undefined) return [];
          // `passwordFromEnv` names a variable of the container that is scaled.
          return key.text.endsWith('FromEnv')
            ? [[key.text.slice(0, -'FromEnv'.length), elsewhere(text, text.text)] as const]
            : [[key.text, text] as const];
        });
  return new Map([...stated, ...referred(trigger, around)]);
}

function referred(trigger: Tree, { documents, source }: Around): readonly (readonly [string, Located])[] {
  const authentication = authenticationOf(trigger, documents);
  const targets = at(authentication, 'spec', 'secretTargetRef');
  if (targets?.kind !== 'list') return [];
  const stores: readonly Store[] = storesIn(objectsIn(documents), source);
  return targets.items.flatMap((target) => {
    const [parameter, key] = [textAt(target, 'parameter'), textAt(target, 'key')];
    if (parameter === undefined || key === undefined) return [];
    return [[parameter.text, referredTo(target, 'Secret', stores) ?? elsewhere(key, key.text)] as const];
  });
}

function authenticationOf(trigger: Tree, documents: readonly Tree[]): Tree | undefined {
  const name = textAt(trigger, 'authenticationRef', 'name')?.text;
  return objectsIn(documents).find(
    (object) =>
      /^(?:Cluster)?TriggerAuthentication$/.test(kindOf(object)) &&
      textAt(object, 'metadata', 'name')?.text === name,
  );
}

/** Whether parameters may come from outside this file. */
function isOpen(trigger: Tree, { documents }: Around): boolean {
  if (member(trigger, 'authenticationRef') === undefined) return false;
  const spec = member(authenticationOf(trigger, documents), 'spec');
  return spec?.kind !== 'map' || spec.entries.some(({ key }) => key.text !== 'secretTargetRef');
}
