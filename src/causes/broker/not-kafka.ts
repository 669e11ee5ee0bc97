import { presumeBroker, presumeConnection } from '../../evidence/amend.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { client } from '../../evidence/facts/client.ts';
import { network } from '../../evidence/facts/network.ts';
import { otherPort } from '../config/_bootstrap.ts';
import { shellQuote } from '../_shell.ts';
import { defineCause } from '../define.ts';

/** What the probe calls bytes that no Kafka broker sends, and what they are. */
const WHAT: Readonly<Record<string, string>> = {
  SPEAKS_HTTP: 'a web server',
  NOT_KAFKA: 'another kind of server',
  FRAME_TOO_LARGE: 'something that announces answers of a size that no broker sends',
  MALFORMED_ANSWER: 'something that answers in another form than the protocol has',
  UNEXPECTED_ANSWER: 'something that answers what nobody asked',
  CLIENT_GAVE_UP: "something whose answers Kafka's own client library does not take",
};

/**
 * Java: "Invalid receive (size = 1213486160)", which is `HTTP` read as a length. A REST endpoint of Confluent Cloud's and a
 * port that is not Kafka's there have causes of their own.
 */
export default defineCause({
  id: 'broker/not-kafka',
  title: 'What answers at the bootstrap server is not a Kafka broker',
  reads: { failure: network.brokerFailure, connection: broker.connection, servers: client.bootstrapServers },
  recognise: ({ failure, connection, servers }) => {
    const what = failure?.stage === 'kafka' ? WHAT[failure.code] : undefined;
    if (failure === undefined || what === undefined || otherPort(servers) !== undefined) return null;
    const authority = `${connection.host}:${connection.port}`;
    return {
      strength: 'shown',
      because: `At ${authority} there is ${what}: ${failure.message}.`,
      authority,
    };
  },
  repair: (evidence, { authority }) => presumeBroker(presumeConnection(evidence, authority)),
  repaired: 'with a Kafka broker at the bootstrap server',
  fix: (_, { client: { logicalCluster } }) => ({
    summary: "Compare host and port of the bootstrap server with the cluster's.",
    steps: [
      'Console: your cluster, Cluster settings, Endpoints: Bootstrap server. On a self-managed broker: advertised.listeners.',
      'If they are right, a proxy or a load balancer on the way answers in the broker’s place.',
    ],
    commands: [
      {
        kind: 'confluent-cli',
        text: `confluent kafka cluster describe ${logicalCluster === undefined ? '"$CLUSTER_ID"' : shellQuote(logicalCluster)} -o json | jq -r .endpoint`,
      },
    ],
  }),
});
