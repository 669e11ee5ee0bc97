import { at, flattened, member, type Tree, type TreeMap } from '../../text/tree.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
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
    [at(document, 'clickhouse', 'kafka'), at(document, 'yandex', 'kafka'), inYaml(document)].flatMap(
      (kafka) =>
        kafka?.kind === 'map'
          ? [kafka, member(kafka, 'consumer'), member(kafka, 'producer')].flatMap((each) =>
              each?.kind === 'map' && isLibrdkafkas(each) ? [clientOf(each, source)] : [],
            )
          : [],
    ),
} satisfies Dialect;

const inYaml = (document: Tree): Tree | undefined => {
  const kafka = member(document, 'kafka');
  return kafka?.kind === 'map' && member(kafka, 'sasl_mechanism') !== undefined ? kafka : undefined;
};

const isLibrdkafkas = (kafka: TreeMap): boolean =>
  kafka.entries.some(({ key }) => /^(?:sasl_mechanisms?|security_protocol)$/.test(key.text));

function clientOf(kafka: TreeMap, source: Source): Reading {
  const pairs = flattened(kafka).map(({ name, value }): Pair => ({
    name: { ...name, text: name.text.replaceAll('_', '.'), editable: false },
    value,
  }));
  return {
    ...readLibrdkafka(pairs, source.content),
    // The brokers are set in the tables.
    isPartial: true,
    ownNames: NAMES,
  };
}

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
