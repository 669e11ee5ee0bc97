import { optionsOf } from '../kafka/camel-names.ts';
import { readJava } from '../kafka/java.ts';
import { mapsUnder } from '../manifest/objects.ts';
import { flattened, member, textAt } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';
import type { Source } from '../../text/source.ts';
import type { TreeMap } from '../../text/tree.ts';

/**
 * An endpoint `kafka:` in a route of Apache Camel, in YAML, with the component's options as parameters.
 * https://camel.apache.org/components/next/others/yaml-dsl.html
 */
export default {
  id: 'camel-route',
  title: 'Camel route',
  references: 'environment',
  clients: (document, { source }) =>
    mapsUnder(document).flatMap((map) => {
      const parameters = member(map, 'parameters');
      const isKafka = /^kafka:/.test(textAt(map, 'uri')?.text ?? '');
      return isKafka && parameters?.kind === 'map' ? [clientOf(parameters, source)] : [];
    }),
} satisfies Dialect;

function clientOf(parameters: TreeMap, source: Source): Reading {
  const { found, ...reading } = readJava(flattened(parameters).flatMap(optionsOf), source.content);
  return {
    ...reading,
    // The component, and a bean that the route names, may have further options.
    isPartial: true,
    found: found.filter(({ isDefault }) => isDefault !== true),
    ownNames: NAMES,
  };
}

const NAMES = {
  bootstrapServers: 'brokers',
  securityProtocol: 'securityProtocol',
  saslMechanism: 'saslMechanism',
  tokenEndpoint: 'additionalProperties.sasl.oauthbearer.token.endpoint.url',
};
