import { broker } from '../../evidence/facts/broker.ts';
import { client } from '../../evidence/facts/client.ts';
import { network } from '../../evidence/facts/network.ts';
import { KAFKA_PORT, REST_PORT } from '../../evidence/spelling/confluent-names.ts';
import { defineCause } from '../define.ts';
import { isNoKafka, otherPort, withKafkaPort } from './_bootstrap.ts';
import { withBootstrap } from './_repair.ts';

/** Kafka at Confluent Cloud is on 9092, public and private. Another port that answers is somebody's forwarder. */
export default defineCause({
  id: 'config/bootstrap-wrong-port',
  title: 'The bootstrap server has another port than 9092',
  reads: { servers: client.bootstrapServers },
  mayRead: { connection: broker.connection, failure: network.brokerFailure },
  recognise: ({ servers, connection, failure }) => {
    const other = otherPort(servers);
    if (other === undefined || other.port === REST_PORT || failure?.code === 'SPEAKS_HTTP') return null;
    if (other.port === undefined && servers.some((server) => /^\s*https?:\/\//i.test(server))) return null;
    if (other.port !== undefined && !isNoKafka(connection, failure)) return null;
    return {
      strength: 'shown',
      because:
        other.port === undefined
          ? `The bootstrap server ${other.host} has no port.`
          : `The bootstrap server has port ${other.port}, where no Kafka answers; at Confluent Cloud it is ${KAFKA_PORT}.`,
      ...(other.port === undefined
        ? {}
        : {
            contrast: [
              { label: 'bootstrap server', value: servers.join(','), source: 'client configuration' },
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
  fix: ({ right }) => ({
    summary: `Use port ${KAFKA_PORT}.`,
    steps: [],
    commands: [{ kind: 'client-config', text: `bootstrap.servers=${right.join(',')}` }],
  }),
});
