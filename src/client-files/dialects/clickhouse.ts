import { at, flattened, member, type Tree, type TreeMap } from '../../text/tree.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import { elsewhere } from '../manifest/objects.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';

/**
 * The section `kafka` of ClickHouse's configuration, in XML or YAML. Its client is librdkafka; each element is one of
 * its properties, with underscores. Brokers and topics are set in the tables.
 * https://clickhouse.com/docs/engines/table-engines/integrations/kafka#configuration
 */
export default {
  id: 'clickhouse',
  title: 'ClickHouse configuration',
  references: 'none',
  clients: (document, { source }) =>
    [
      at(document, 'clickhouse', 'kafka'),
      at(document, 'yandex', 'kafka'),
      inYaml(document),
      ...inCollections(document),
    ].flatMap((kafka) =>
      kafka?.kind === 'map'
        ? [kafka, member(kafka, 'consumer'), member(kafka, 'producer')].flatMap((each) =>
            each?.kind === 'map' && isLibrdkafkas(each) ? [clientOf(each, source)] : [],
          )
        : [],
    ),
} satisfies Dialect;

/** A named collection of a table's settings may have its own section `kafka`. */
const inCollections = (document: Tree): readonly (Tree | undefined)[] => {
  const collections =
    at(document, 'clickhouse', 'named_collections') ??
    at(document, 'yandex', 'named_collections') ??
    member(document, 'named_collections');
  return collections?.kind === 'map' ? collections.entries.map(({ value }) => member(value, 'kafka')) : [];
};

const inYaml = (document: Tree): Tree | undefined => {
  const kafka = member(document, 'kafka');
  return kafka?.kind === 'map' && member(kafka, 'sasl_mechanism') !== undefined ? kafka : undefined;
};

const isLibrdkafkas = (kafka: TreeMap): boolean =>
  kafka.entries.some(({ key }) => /^(?:sasl_mechanisms?|security_protocol)$/.test(key.text));

function clientOf(kafka: TreeMap, source: Source): Reading {
  const pairs = flattened(kafka).map(({ name, value }): Pair => {
    const own = { ...name, text: name.text.replace(FROM, '').replaceAll('_', '.'), editable: false };
    return { name: own, value: FROM.test(name.text) ? elsewhere(value, value.text) : value };
  });
  const { found, ...reading } = readLibrdkafka(pairs, source.content);
  const given = new Set(pairs.map(({ value }) => value).filter(({ text }) => text.startsWith('${')));
  return {
    ...reading,
    found: found.map((each) => (given.has(each.at) ? { ...each, references: 'environment' as const } : each)),
    // The brokers are set in the tables.
    isPartial: true,
    ownNames: NAMES,
  };
}

/** `<sasl_oauthbearer_client_secret from_env="SECRET"/>` https://clickhouse.com/docs/operations/configuration-files */
const FROM = /\.@?(?:from_env|from_zk|incl)$/;

const NAMES = {
  securityProtocol: 'kafka.security_protocol',
  saslMechanism: 'kafka.sasl_mechanism',
  tokenEndpoint: 'kafka.sasl_oauthbearer_token_endpoint_url',
  clientId: 'kafka.sasl_oauthbearer_client_id',
  clientSecret: 'kafka.sasl_oauthbearer_client_secret',
  scope: 'kafka.sasl_oauthbearer_scope',
  extensions: 'kafka.sasl_oauthbearer_extensions',
  extensionsAs: 'list',
};
