import cause from '../../../src/causes/config/bootstrap-other-cluster.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { BOOTSTRAP, brokerRefuses, casebook, type Change } from '../../casebook.ts';
import { bootstrap, extensions } from './_client.ts';

const REFUSED =
  'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed';

const clusterAt =
  (bootstrap: string): Change =>
  (e) => ({
    ...e,
    confluent: {
      ...e.confluent,
      clusters: mapObserved(e.confluent.clusters, (all) => [
        ...all,
        { id: 'lkc-billing7', environment: 'env-acme2', bootstrap, phase: 'PROVISIONED' },
      ]),
    },
  });

const otherCluster = clusterAt('pkc-3wq5n.eu-west-1.aws.confluent.cloud:9092');
const sharedHost = clusterAt(BOOTSTRAP);

casebook(cause, {
  guilty: [
    {
      because: 'the API shows another cluster behind the bootstrap server',
      given: [
        otherCluster,
        extensions({ logicalCluster: 'lkc-billing7', identityPoolId: 'pool-orders' }),
        brokerRefuses(REFUSED),
      ],
    },
    {
      because: 'the private host is named after another cluster, and the broker refuses',
      given: [bootstrap('lkc-billing7.us-east-1.aws.private.confluent.cloud:9092'), brokerRefuses(REFUSED)],
    },
  ],
  innocent: [
    {
      because: 'the private host is named after another cluster, and the broker lets the client in',
      given: [bootstrap('lkc-billing7.us-east-1.aws.private.confluent.cloud:9092')],
    },
    {
      because: 'both are of one cluster',
      given: [otherCluster],
    },
    {
      because: 'the API key does not see the cluster that the client names',
      given: [
        extensions({ logicalCluster: 'lkc-payments3', identityPoolId: 'pool-orders' }),
        brokerRefuses(REFUSED),
      ],
    },
    {
      because: 'the broker lets the client in',
      onlyAsLetIn: true,
      given: [otherCluster, extensions({ logicalCluster: 'lkc-billing7', identityPoolId: 'pool-orders' })],
    },
    {
      because: 'two clusters stand behind one bootstrap server',
      given: [
        sharedHost,
        extensions({ logicalCluster: 'lkc-billing7', identityPoolId: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the bootstrap server is a private one that the API does not tell',
      given: [
        otherCluster,
        bootstrap('lkc-orders1.us-east-1.aws.private.confluent.cloud:9092'),
        brokerRefuses(),
      ],
    },
  ],
});
