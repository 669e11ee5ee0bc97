import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { isConfluentHost, KAFKA_PORT } from '../../spelling/confluent-names.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Listeners of Confluent Cloud use port 9092, public or private; the broker's checks report what answers there. */
export default defineCheck({
  id: 'config/bootstrap-port-is-kafkas',
  title: "The bootstrap port is Confluent Cloud's Kafka port",
  enforcedBy: 'nobody',
  step: 32,
  reads: { servers: client.bootstrapServers },
  mayRead: { hello: broker.apiVersions },
  run: ({ servers, hello }) => {
    const odd = servers.filter((server) => {
      const parsed = parseBootstrap(server);
      return parsed !== undefined && isConfluentHost(parsed.host) && parsed.port !== KAFKA_PORT;
    });
    return odd.length === 0 || hello !== undefined
      ? pass(hello === undefined ? `it is ${KAFKA_PORT}, or not at Confluent Cloud` : 'Kafka answers there')
      : warn(`${odd.join(', ')}: Kafka at Confluent Cloud is on port ${KAFKA_PORT}`);
  },
});
