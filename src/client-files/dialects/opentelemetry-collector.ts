import { opaque, type Located } from '../../text/located.ts';
import { at, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import { readOwnNames, tlsOf, type OwnNames } from '../kafka/own-names.ts';

/**
 * The Kafka exporter and receiver of the OpenTelemetry Collector. Its client does not fetch the token itself:
 * `auth.sasl` names the extension that does, usually `oauth2client`. It cannot send SASL extensions, so those are not
 * checked. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/kafkaexporter
 */
export default {
  id: 'opentelemetry-collector',
  title: 'OpenTelemetry Collector configuration',
  references: 'environment',
  clients: (document) =>
    // The operator's `OpenTelemetryCollector` has it below `spec.config`, the chart's values below `config`.
    [document, at(document, 'config'), at(document, 'spec', 'config')].flatMap((collector) =>
      KINDS.flatMap((kind) => {
        const components = member(collector, kind);
        return components?.kind !== 'map'
          ? []
          : components.entries.flatMap(({ key, value }) =>
              value.kind === 'map' && isKafka(key, value)
                ? [clientOf(value, `${kind}.${key.text}`, collector)]
                : [],
            );
      }),
    ),
} satisfies Dialect;

const KINDS = ['exporters', 'receivers'] as const;

/** `kafka`, or `kafka/name`. */
const isKafka = ({ text }: Located, component: TreeMap): boolean =>
  /^kafka(?:\/|$)/.test(text) && member(component, 'brokers') !== undefined;

const CLIENT: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    groups: 'group_id',
    saslMechanism: 'auth.sasl.mechanism',
  },
};

/** https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/extension/oauth2clientauthextension */
const EXTENSION: OwnNames = {
  settings: {
    tokenEndpoint: 'token_url',
    clientId: 'client_id',
    clientSecret: 'client_secret',
    scope: 'scopes',
    audience: 'endpoint_params.audience',
    resource: 'endpoint_params.resource',
  },
  files: { clientSecret: 'client_secret_file' },
};

function clientOf(component: TreeMap, name: string, collector: Tree | undefined): Reading {
  const source = textAt(component, 'auth', 'sasl', 'oauthbearer_token_source');
  const extension = source === undefined ? undefined : at(collector, 'extensions', source.text);
  const client = readOwnNames(component, CLIENT, { implied: tls(component), part: name });
  if (extension?.kind !== 'map' || source === undefined || !/^oauth2client(?:\/|$)/.test(source.text))
    return withProviders(client);
  const token = readOwnNames(extension, EXTENSION);
  const under = (names: Reading['ownNames'], path: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(names ?? {}).map(([key, value]) => [key, `${path}.${value}`]));
  return withProviders({
    ...client,
    ownNames: { ...under(client.ownNames, name), ...under(token.ownNames, `extensions.${source.text}`) },
    found: [...client.found, ...token.found],
  });
}

/** `tls: {}` enables TLS. */
function tls(component: TreeMap): readonly Found[] {
  const block = member(component, 'tls') ?? at(component, 'auth', 'tls');
  if (block?.kind !== 'map') return [];
  const insecure = textAt(block, 'insecure');
  return tlsOf(insecure?.text !== 'true', insecure ?? opaque(block.at, ''));
}

/** `${env:NAME}` and `${file:/path}`, besides the older `${NAME}`. */
const withProviders = (reading: Reading): Reading => ({
  ...reading,
  found: reading.found.map((found) =>
    /\$\{\w+:/.test(found.value) ? { ...found, references: 'worker-providers' } : found,
  ),
});
