import { presumeSignIn } from '../../evidence/amend.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { client } from '../../evidence/facts/client.ts';
import { confluent } from '../../evidence/facts/confluent.ts';
import { defineCause } from '../define.ts';

/**
 * `Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed`. Confluent's own
 * CLI reads it as a cluster that is not ready; it is the same for one that this bootstrap server does not serve.
 */
export default defineCause({
  id: 'sasl/logical-cluster-refused',
  title: 'The broker does not serve this logical cluster',
  hidden: true,
  reads: { answer: broker.authenticate, logicalCluster: client.logicalCluster, bootstrap: broker.connection },
  mayRead: { clusters: confluent.clusters },
  recognise: ({ answer, logicalCluster, bootstrap, clusters }) => {
    const text = answer.errorMessage ?? '';
    if (!/extensions are invalid/i.test(text) || !/logicalCluster: (?!CLUSTER_ID_MISSING)/i.test(text))
      return null;
    const authority = `${bootstrap.host}:${bootstrap.port}`;
    const right = clusters?.find((cluster) => cluster.bootstrap === authority)?.id;
    return {
      strength: 'stated',
      because: `The broker ${authority} refuses logicalCluster ${logicalCluster ?? ''}: it belongs behind another bootstrap server, or is not ready yet. The token itself most likely passed.`,
      rows: [
        { label: 'the broker says', value: text, source: 'SaslAuthenticate answer' },
        ...(right === undefined
          ? []
          : [{ label: 'cluster behind this bootstrap server', value: right, source: 'cmk/v2 clusters' }]),
      ],
      right,
    };
  },
  repair: presumeSignIn,
  repaired: 'with a logicalCluster that this bootstrap server serves',
  experiment: ({ right }, { client: { extensions } }) =>
    right === undefined
      ? null
      : {
          request: {
            kind: 'sign-in',
            key: `sign-in with logicalCluster ${right}`,
            did: `signed in with the same token and logicalCluster ${right}`,
            change: { extensions: { ...extensions, logicalCluster: right } },
          },
          onSuccess: 'confirms',
          onFailure: 'says-nothing',
        },
  fix: ({ right }) => ({
    summary:
      right === undefined
        ? 'Take bootstrap server and cluster id from the same cluster.'
        : `Set logicalCluster to ${right}.`,
    steps: ['A cluster that was created minutes ago can take five minutes to be known to its brokers.'],
    commands: [
      { kind: 'confluent-cli', text: 'confluent kafka cluster list' },
      ...(right === undefined
        ? []
        : [
            {
              kind: 'client-config' as const,
              text: `extension_logicalCluster="${right}"   # librdkafka: sasl.oauthbearer.extensions=logicalCluster=${right}`,
            },
          ]),
    ],
  }),
});
