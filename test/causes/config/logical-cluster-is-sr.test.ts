import cause from '../../../src/causes/config/logical-cluster-is-sr.ts';
import { withoutApiKey, brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it is the id of the Schema Registry',
      given: [extensions({ logicalCluster: 'lsrc-4nk2q', identityPoolId: 'pool-orders' }), brokerRefuses()],
    },
    {
      because: 'it is the id of the environment, and the API is not asked',
      given: [
        withoutApiKey,
        extensions({ logicalCluster: 'env-acme1', identityPoolId: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'it is the id of a Kafka cluster',
      given: [],
    },
    {
      because: 'it has a prefix that nobody knows yet',
      given: [extensions({ logicalCluster: 'lkx-7', identityPoolId: 'pool-orders' })],
    },
  ],
});
