import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { network } from '../../facts/network.ts';
import { KAFKA_PORT, REST_PORT } from '../../spelling/confluent-names.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { isNoKafka, otherPort, withKafkaPort } from './bootstrap.ts';
import { HINT } from './token-refusal.ts';
import { withBootstrap } from './_repair.ts';

/** Kafka at Confluent Cloud uses port 9092, public and private. Any other port that answers is a forwarder. */
export default defineCause({
  id: 'config/bootstrap-wrong-port',
  title: 'The bootstrap server does not use port 9092',
  reads: { servers: client.bootstrapServers },
  mayRead: { connection: broker.connection, failure: network.brokerFailure },
  recognise: ({ servers, connection, failure }, sources) => {
    const other = otherPort(servers);
    if (other === undefined || other.port === REST_PORT || failure?.code === 'SPEAKS_HTTP') return null;
    if (other.port === undefined && servers.some((server) => /^\s*https?:\/\//i.test(server))) return null;
    const isUntried = connection === undefined && failure === undefined;
    if (other.port !== undefined && !isUntried && !isNoKafka(connection, failure)) return null;
    return {
      ...(other.port !== undefined && isUntried ? HINT : { strength: 'shown' }),
      because:
        other.port === undefined
          ? `The bootstrap server ${other.host} has no port.`
          : isUntried
            ? `The bootstrap server has port ${other.port}; at Confluent Cloud it is ${KAFKA_PORT}.`
            : `The bootstrap server has port ${other.port}, where no Kafka answers; at Confluent Cloud it is ${KAFKA_PORT}.`,
      ...(other.port === undefined
        ? { rows: [{ label: 'bootstrap server', value: servers.join(','), source: sources.servers }] }
        : {
            contrast: [
              { label: 'bootstrap server', value: servers.join(','), source: sources.servers },
              {
                label: 'with the port of Confluent Cloud',
                value: withKafkaPort(servers).join(','),
                source: 'Confluent Cloud networking documentation',
              },
            ] as const,
          }),
      right: withKafkaPort(servers),
    };
  },
  repair: (evidence, { right }) => withBootstrap(evidence, right),
  repaired: 'with port 9092',
  fix: ({ right }, evidence) => ({
    summary: `Use port ${KAFKA_PORT}.`,
    steps: [],
    commands: [writeSetting(evidence.client, 'bootstrapServers', right.join(','))],
  }),
});
