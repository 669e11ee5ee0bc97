import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { presumeBroker, presumeConnection } from '../../repair/amend.ts';
import { connectionKey, type Connection } from '../../evidence/connection.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { network } from '../../facts/network.ts';
import type { Failure } from '../../evidence/observation.ts';
import { isConfluentHost, KAFKA_PORT } from '../../spelling/confluent-names.ts';
import { otherPort } from '../config/bootstrap.ts';
import { defineCause } from '../define.ts';
import { neighbourAt } from './_ports.ts';

/** The probe's name for bytes that no Kafka broker sends, and what they are. */
const WHAT: Readonly<Record<string, string>> = {
  SPEAKS_HTTP: 'a web server',
  NOT_KAFKA: 'another kind of server',
  FRAME_TOO_LARGE: 'something whose answer has a size that no broker sends',
  MALFORMED_ANSWER: 'something whose answer is not in the form of the Kafka protocol',
  UNEXPECTED_ANSWER: 'something that sends an unexpected answer',
  CLIENT_GAVE_UP: "something whose answers Kafka's own client library rejects",
};

/**
 * What answered, in words; undefined when nothing did, or Kafka did. A Kafka listener without TLS reads the ClientHello
 * as the length of an oversized frame and closes (`org.apache.kafka.common.network.NetworkReceive`), so a server that
 * answers it in plain bytes is not Kafka.
 */
function answering(failure: Failure | undefined, { tls }: Connection): string | undefined {
  if (tls?.ok === false && tls.code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    return 'a server without TLS that is not a Kafka broker, most likely a web server: it answers the TLS handshake with plain bytes, where a Kafka listener without TLS would close';
  const what = failure?.stage === 'kafka' ? WHAT[failure.code] : undefined;
  return what === undefined ? undefined : `${what}: ${failure?.message ?? ''}`;
}

/**
 * Java: "Invalid receive (size = 1213486160)", which is `HTTP` read as a length. A REST endpoint of Confluent Cloud,
 * and a wrong port there, have causes of their own.
 */
export default defineCause({
  id: 'broker/not-kafka',
  title: 'What answers at the bootstrap server is not a Kafka broker',
  reads: { failure: network.brokerFailure, connection: broker.connection, servers: client.bootstrapServers },
  recognise: ({ failure, connection, servers }) => {
    const what = answering(failure, connection);
    if (what === undefined || otherPort(servers) !== undefined) return null;
    const { host, port } = connection;
    const authority = connectionKey(connection);
    const service = neighbourAt(port);
    const usual =
      service === undefined ? '' : ` Port ${port} is usually that of ${service}, Kafka’s ${KAFKA_PORT}.`;
    return {
      strength: 'shown',
      because: `At ${authority} there is ${what}.${usual}`,
      authority,
      // The console lists only Confluent Cloud's clusters.
      isOurs: isConfluentHost(host),
      scheme: connection.tls?.ok === true ? 'https' : 'http',
    };
  },
  repair: (evidence, { authority }) => presumeBroker(presumeConnection(evidence, authority)),
  repaired: 'with a Kafka broker at the bootstrap server',
  fix: ({ authority, isOurs, scheme }, { client: { logicalCluster } }) => ({
    summary: "Compare host and port of the bootstrap server with the cluster's.",
    steps: [
      isOurs
        ? 'Console: your cluster, Cluster settings, Endpoints: Bootstrap server.'
        : 'On a self-managed broker: advertised.listeners, with the port of the SASL_SSL listener.',
      'If they are right, a proxy or a load balancer on the way answers in the broker’s place.',
    ],
    commands: [
      isOurs
        ? {
            kind: 'confluent-cli',
            text: sh`confluent kafka cluster describe ${valueOr(logicalCluster, 'CLUSTER_ID')} -o json | jq -r .endpoint`,
          }
        : {
            kind: 'client-config',
            text: sh`curl -sS -k -i ${`${scheme}://${authority}/`} | head -5`,
          },
    ],
  }),
});
