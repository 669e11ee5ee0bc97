import { parseJson } from '../../text/json.ts';
import { inner } from '../../text/source.ts';
import { UsageError } from '../../text/problem.ts';
import type { Located } from '../../text/located.ts';
import { at, textAt, type Tree } from '../../text/tree.ts';
import { elsewhere, objectsIn, referredTo, storesIn } from '../manifest/objects.ts';
import type { Around, Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import { splitList } from '../../settings/given.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { mechanismOf, tlsOf } from '../kafka/own-names.ts';
import { extension } from '../kafka/mapping.ts';

/**
 * Dapr's pub/sub and binding components for Kafka, whose client is sarama.
 * https://docs.dapr.io/reference/components-reference/supported-pubsub/setup-apache-kafka/
 */
export default {
  id: 'dapr',
  title: 'Dapr component',
  references: 'none',
  clients: (document, around) =>
    objectsIn([document]).flatMap((object) =>
      textAt(object, 'apiVersion')?.text.startsWith('dapr.io/') === true &&
      /^(?:pubsub|bindings)\.kafka$/.test(textAt(object, 'spec', 'type')?.text ?? '')
        ? [clientOf(object, around)]
        : [],
    ),
} satisfies Dialect;

const NAMES: Readonly<Partial<Record<SettingKey, string>>> = {
  bootstrapServers: 'brokers',
  groups: 'consumerGroup',
  tokenEndpoint: 'oidcTokenEndpoint',
  clientId: 'oidcClientID',
  clientSecret: 'oidcClientSecret',
  scope: 'oidcScopes',
};

const MECHANISMS: Readonly<Record<string, string>> = {
  oidc: 'OAUTHBEARER',
  oidc_private_key_jwt: 'OAUTHBEARER',
  password: 'PLAIN',
  awsiam: 'AWS_MSK_IAM',
};

function clientOf(object: Tree, around: Around): Reading {
  const metadata = metadataOf(object, around);
  const found = Object.entries(NAMES).flatMap(([key, name]): readonly Found[] => {
    const value = metadata.get(name);
    return value === undefined ? [] : [foundAs(key as SettingKey, value)];
  });
  const [type, disableTls] = [metadata.get('authType'), metadata.get('disableTls')];
  const mechanism = type === undefined ? undefined : MECHANISMS[type.text];
  return {
    part: textAt(object, 'metadata', 'name')?.text ?? 'component',
    // Each setting is a map in a list, which a single name and value line cannot express.
    ownNames: {},
    found: [
      ...found,
      ...extensionsIn(metadata.get('oidcExtensions'), around),
      ...(mechanism === undefined ? [] : mechanismOf(type, mechanism)),
      ...(mechanism === undefined ? [] : tlsOf(disableTls?.text !== 'true', disableTls ?? type)),
    ],
    properties: [],
    oddities: [],
    ...(metadata.get('oidcExtensions')?.text.startsWith('${') === true && { isPartial: true as const }),
  };
}

/** Dapr joins scopes with commas, so commas are not a fault. */
const foundAs = (key: SettingKey, at: Located): Found => ({
  key,
  value: key === 'scope' ? splitList(at.text).join(' ') : at.text,
  at,
  references: /^\$\{\w+\}$/.test(at.text) ? 'environment' : 'none',
});

function metadataOf(object: Tree, { documents, source }: Around): ReadonlyMap<string, Located> {
  const list = at(object, 'spec', 'metadata');
  const stores = storesIn(objectsIn(documents), source);
  return new Map(
    list?.kind !== 'list'
      ? []
      : list.items.flatMap((item) => {
          const name = textAt(item, 'name');
          const [reference, variable] = [at(item, 'secretKeyRef'), textAt(item, 'envRef')];
          const value =
            textAt(item, 'value') ??
            referredTo(reference, 'Secret', stores) ??
            (variable === undefined ? undefined : elsewhere(variable, variable.text)) ??
            (name === undefined || reference === undefined ? undefined : elsewhere(name, name.text));
          return name === undefined || value === undefined ? [] : [[name.text, value] as const];
        }),
  );
}

/** A JSON object in a string. */
function extensionsIn(text: Located | undefined, { source }: Around): readonly Found[] {
  if (text === undefined || text.text.startsWith('${')) return [];
  try {
    const tree = parseJson(inner(source, 'oidcExtensions', text));
    return tree.kind !== 'map'
      ? []
      : tree.entries.flatMap(({ key, value }) => {
          const each = textAt(value);
          return each === undefined ? [] : [extension(key, each.text, each)];
        });
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
