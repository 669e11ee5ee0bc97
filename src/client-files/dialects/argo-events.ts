import { opaque } from '../../text/located.ts';
import { at, member, textAt, type TreeMap } from '../../text/tree.ts';
import { kindOf, mapsUnder, objectsIn } from '../manifest/objects.ts';
import { readOwnNames, tlsOf, type OwnNames } from '../kafka/own-names.ts';
import type { Dialect } from '../dialect.ts';
import type { Reading } from '../reading.ts';

/**
 * Kafka event sources, triggers and event buses of Argo Events. Its client is sarama; for OAUTHBEARER its reference has no place
 * to get a token from. https://argoproj.github.io/argo-events/eventsources/setup/kafka/
 */
export default {
  id: 'argo-events',
  title: 'Argo Events manifest',
  references: 'none',
  clients: (document) =>
    objectsIn([document]).flatMap((object) =>
      textAt(object, 'apiVersion')?.text.startsWith('argoproj.io/') === true &&
      /^(?:EventSource|Sensor|EventBus)$/.test(kindOf(object))
        ? mapsUnder(at(object, 'spec')).flatMap((map) =>
            map.kind === 'map' && isKafka(map) ? [clientOf(map)] : [],
          )
        : [],
    ),
} satisfies Dialect;

const isKafka = (map: TreeMap): boolean =>
  textAt(map, 'url') !== undefined && textAt(map, 'sasl', 'mechanism') !== undefined;

const NAMES: OwnNames = {
  settings: { bootstrapServers: 'url', groups: 'consumerGroup.groupName', saslMechanism: 'sasl.mechanism' },
};

const clientOf = (kafka: TreeMap): Reading => {
  const tls = member(kafka, 'tls');
  return readOwnNames(kafka, NAMES, {
    implied: tls === undefined ? [] : tlsOf(true, opaque(tls.at, '')),
  });
};
