import { sh } from '../../commands/sh.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import { sourceOfExtension } from '../../evidence/configuration.ts';
import { unlessLogged } from '../../evidence/source.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { confluent } from '../../facts/confluent.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';

/**
 * `Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed`. Confluent's own
 * CLI interprets it as a cluster that is not ready; a cluster that this bootstrap server does not serve gets the same
 * answer.
 */
export default defineCause({
  id: 'sasl/logical-cluster-refused',
  title: 'The broker does not serve this logical cluster',
  hidden: true,
  reads: { answer: broker.authenticate },
  mayRead: {
    logicalCluster: client.logicalCluster,
    bootstrap: broker.connection,
    clusters: confluent.clusters,
    file: client.file,
  },
  recognise: ({ answer, logicalCluster, bootstrap, clusters, file }, sources) => {
    const text = answer.errorMessage ?? '';
    if (!/extensions are invalid/i.test(text) || !/logicalCluster: (?!CLUSTER_ID_MISSING)/i.test(text))
      return null;
    const authority = bootstrap === undefined ? undefined : `${bootstrap.host}:${bootstrap.port}`;
    const behind = clusters?.find((cluster) => cluster.bootstrap === authority)?.id;
    const fits = behind !== undefined && behind === logicalCluster;
    const right = fits ? undefined : behind;
    return {
      strength: 'stated',
      // The list of clusters and their phases decides between this and two other causes.
      ...(clusters === undefined && { role: 'open' as const }),
      because: `The broker${authority === undefined ? '' : ` ${authority}`} refuses ${logicalCluster === undefined ? 'the logicalCluster that the client sends' : `logicalCluster ${logicalCluster}`}, ${fits ? 'although the API shows that cluster behind this bootstrap server: most likely it is not ready yet' : 'which belongs behind another bootstrap server, or is not ready yet'}. The token itself most likely passed.`,
      ...(right === undefined || logicalCluster === undefined
        ? {}
        : {
            contrast: [
              {
                label: 'logicalCluster',
                value: logicalCluster,
                source: sourceOfExtension({ configuration: file }, 'logicalCluster'),
              },
              { label: 'cluster behind this bootstrap server', value: right, source: 'cmk/v2 clusters' },
            ] as const,
          }),
      rows: [
        {
          label: 'the broker says',
          value: text,
          source: unlessLogged(sources.answer, 'SaslAuthenticate answer'),
        },
      ],
      right,
      fits,
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
  fix: ({ right, fits }, { client: configured }) => ({
    summary: fits
      ? 'Wait five minutes and run the doctor again; bootstrap server and cluster id fit each other.'
      : right === undefined
        ? 'Take bootstrap server and cluster id from the same cluster.'
        : `Set logicalCluster to ${right}.`,
    steps: [
      'A cluster that was created minutes ago can take five minutes to be known to its brokers.',
      ...(fits
        ? ['If it stays: see that the pool has a role on this cluster, and ask Confluent support.']
        : []),
    ],
    commands: [
      {
        kind: 'confluent-cli',
        text:
          fits && configured.logicalCluster !== undefined
            ? sh`confluent kafka cluster describe ${configured.logicalCluster}`
            : sh`confluent kafka cluster list`,
      },
      ...(right === undefined
        ? []
        : writeExtensions(configured, { ...configured.extensions, logicalCluster: right })),
    ],
  }),
});
