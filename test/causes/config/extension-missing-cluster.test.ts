import cause from '../../../src/causes/config/extension-missing-cluster.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';
import { bootstrap, extensions } from './_client.ts';

const MISSING =
  'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY';

casebook(cause, {
  guilty: [
    {
      because: 'the broker says so',
      given: [extensions({ identityPoolId: 'pool-orders' }), brokerRefuses(MISSING)],
    },
    {
      because: 'the broker says so at a private endpoint',
      given: [
        extensions({ identityPoolId: 'pool-orders' }),
        bootstrap('lkc-orders1.us-east-1.aws.private.confluent.cloud:9092'),
        brokerRefuses(MISSING),
      ],
    },
    {
      because: 'a public bootstrap server refuses without a word',
      given: [extensions({ identityPoolId: 'pool-orders' }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'it is there',
      given: [],
    },
    {
      because: 'it is there in another case, which Confluent ignores',
      given: [extensions({ LogicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' })],
    },
    {
      because: 'AWS Enterprise clusters over PrivateLink need none',
      onlyAsLetIn: true,
      given: [
        extensions({ identityPoolId: 'pool-orders' }),
        bootstrap('lkc-orders1.us-east-1.aws.private.confluent.cloud:9092'),
      ],
    },
    {
      because: "a broker that is not Confluent's refuses for another reason",
      given: [
        extensions({}),
        bootstrap('kafka.acme.example:9094'),
        claims({ iss: undefined }),
        brokerRefuses('x', { challenge: '{"status":"invalid_token"}' }),
      ],
    },
    {
      because: 'it is there under a name in snake case',
      given: [extensions({ logical_cluster: 'lkc-orders1' }), brokerRefuses()],
    },
  ],
});
