import { opaque, type Located } from '../../text/located.ts';
import { at, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { mapsUnder } from '../manifest/objects.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import { readOwnNames, tlsOf, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * Kong Gateway's plugins for Kafka, in declarative configuration and as `KongPlugin`.
 * https://developer.konghq.com/plugins/kafka-log/examples/oauthbearer/
 */
export default {
  id: 'kong',
  title: 'Kong Gateway configuration',
  references: 'none',
  clients: (document) =>
    mapsUnder(document).flatMap((map) => {
      const config = member(map, 'config');
      const plugin = (textAt(map, 'name') ?? textAt(map, 'plugin'))?.text ?? '';
      return PLUGINS.test(plugin) && config?.kind === 'map' ? [clientOf(config, plugin)] : [];
    }),
} satisfies Dialect;

const PLUGINS = /^(?:kafka-(?:log|upstream|consume)|confluent(?:-consume)?)$/;

const NAMES: OwnNames = {
  settings: {
    saslMechanism: 'authentication.mechanism',
    tokenEndpoint: 'authentication.oauthbearer.token_endpoint_url',
    clientId: 'authentication.oauthbearer.client_id',
    clientSecret: 'authentication.oauthbearer.client_secret',
    scope: ['authentication.oauthbearer.scope', 'authentication.oauthbearer.scopes'],
  },
};

function clientOf(config: TreeMap, part: string): Reading {
  const servers = serversIn(member(config, 'bootstrap_servers'));
  const ssl = valueAt(config, 'security.ssl');
  const reading = readOwnNames(config, NAMES, {
    implied: tlsOf(ssl === undefined ? undefined : ssl.text === 'true', ssl),
    part,
  });
  const all =
    servers === undefined
      ? reading.found
      : [...reading.found, { key: 'bootstrapServers' as const, value: servers.text, at: servers }];
  // https://developer.konghq.com/gateway/entities/vault/: the content of a vault is not here.
  return {
    ...reading,
    found: all.map((found) => ({
      ...found,
      value: elsewhereIfInVault(found.value),
      references: 'environment',
    })),
  };
}

const elsewhereIfInVault = (value: string): string => {
  const reference = /^\{vault:\/\/([^{}]+)\}$/.exec(value)?.[1];
  return reference === undefined ? value : `\${${reference.replace(/\W/g, '_').replace(/^env_/, '')}}`;
};

/** A list of `host` and `port`. */
function serversIn(list: Tree | undefined): Located | undefined {
  if (list?.kind !== 'list') return undefined;
  const hosts = list.items.flatMap((item) => {
    const [host, port] = [textAt(item, 'host'), textAt(at(item, 'port'))];
    return host === undefined
      ? []
      : [{ host, text: port === undefined ? host.text : `${host.text}:${port.text}` }];
  });
  const [first] = hosts;
  return first === undefined ? undefined : opaque(first.host, hosts.map(({ text }) => text).join(','));
}
