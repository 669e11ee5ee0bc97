import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { client } from '../../facts/client.ts';
import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { REST_PORT } from '../../spelling/confluent-names.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { isNoKafka, otherPort, withKafkaPort } from './bootstrap.ts';
import { HINT } from './token-refusal.ts';
import { withBootstrap } from './_repair.ts';

/**
 * The console shows two endpoints of a cluster: `pkc-…:9092` for Kafka and `https://pkc-…:443` for REST. A client at
 * the second one reads `HTTP` as the length of a frame: "Invalid receive (size = 1213486160)".
 */
export default defineCause({
  id: 'config/bootstrap-is-rest-endpoint',
  title: 'The bootstrap server is the REST endpoint, not the Kafka endpoint',
  reads: { servers: client.bootstrapServers },
  mayRead: { connection: broker.connection, failure: network.brokerFailure },
  recognise: ({ servers, connection, failure }, sources) => {
    const other = otherPort(servers);
    if (other === undefined) return null;
    const isHttp = failure?.code === 'SPEAKS_HTTP';
    const isUrl = servers.some((server) => /^\s*https?:\/\//i.test(server));
    if (!isHttp && other.port !== REST_PORT && !(isUrl && other.port === undefined)) return null;
    const isUntried = connection === undefined && failure === undefined;
    if (!isUrl && !isUntried && !isNoKafka(connection, failure)) return null;
    return {
      ...(!isUrl && isUntried ? HINT : { strength: 'shown' }),
      because: isHttp
        ? `${servers.join(',')} answers HTTP: that is the REST API of the cluster.`
        : `${servers.join(',')} is the address of the cluster's REST API; Kafka is on port 9092.`,
      rows: [{ label: 'bootstrap server', value: servers.join(','), source: sources.servers }],
      right: withKafkaPort(servers),
    };
  },
  repair: (evidence, { right }) => withBootstrap(evidence, right),
  repaired: 'with port 9092 of the same host',
  fix: ({ right }, { client: configured }) => ({
    summary: 'Use the bootstrap server of the cluster, on port 9092.',
    steps: ['Console: your cluster, Cluster settings, Endpoints: Bootstrap server, not REST endpoint.'],
    commands: [
      writeSetting(configured, 'bootstrapServers', right.join(',')),
      {
        kind: 'confluent-cli',
        text: sh`confluent kafka cluster describe ${valueOr(configured.logicalCluster, 'CLUSTER_ID')} -o json | jq -r .endpoint`,
      },
    ],
  }),
});
