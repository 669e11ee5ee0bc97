import { member, type Tree, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import { nodeAt, readOwnNames, tlsOf, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * The Kafka output of Filebeat, Metricbeat and the other Beats, and of Elastic Agent, which fetches the token with
 * `auth.oauth2client`. https://www.elastic.co/docs/reference/beats/filebeat/kafka-output,
 * https://github.com/elastic/elastic-agent/pull/16198 and https://github.com/elastic/beats/pull/51273
 */
export default {
  id: 'elastic-beats',
  title: 'Beats or Elastic Agent configuration',
  references: 'environment',
  clients: (document) => [
    ...clientIn(nodeAt(document, 'output.kafka'), 'output.kafka'),
    ...agentOutputs(member(document, 'outputs')),
  ],
} satisfies Dialect;

const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'hosts',
    saslMechanism: 'sasl.mechanism',
    tokenEndpoint: 'auth.oauth2client.token_url',
    clientId: 'auth.oauth2client.client_id',
    clientSecret: 'auth.oauth2client.client_secret',
    scope: 'auth.oauth2client.scopes',
    audience: 'auth.oauth2client.endpoint_params.audience',
  },
  files: { token: 'sasl.credentials_path', clientSecret: 'auth.oauth2client.client_secret_file' },
  extensions: { path: 'sasl.extensions', as: 'map' },
};

function clientIn(output: Tree | undefined, part: string): readonly Reading[] {
  if (output?.kind !== 'map' || valueAt(output, 'hosts') === undefined) return [];
  return [readOwnNames(output, NAMES, { implied: tls(output), part })];
}

const agentOutputs = (outputs: Tree | undefined): readonly Reading[] =>
  outputs?.kind !== 'map'
    ? []
    : outputs.entries.flatMap(({ key, value }) =>
        valueAt(value, 'type')?.text === 'kafka' ? clientIn(value, `outputs.${key.text}`) : [],
      );

function tls(output: TreeMap): ReturnType<typeof tlsOf> {
  const enabled = valueAt(output, 'ssl.enabled');
  return tlsOf(enabled === undefined ? undefined : enabled.text === 'true', enabled);
}
