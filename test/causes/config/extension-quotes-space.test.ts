import cause from '../../../src/causes/config/extension-quotes-space.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the cluster id has quotation marks',
      given: [
        extensions({ logicalCluster: '"lkc-orders1"', identityPoolId: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'a blank stands before the pool',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: ' pool-orders' }), brokerRefuses()],
    },
    {
      because: 'a further extension is empty',
      given: [
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', traceId: '' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the values are bare',
      given: [],
    },
    {
      because: 'a further extension has a blank, which the grammar takes',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', note: 'a b' })],
    },
    {
      because: 'the pool is a placeholder',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: '<pool id>' }), brokerRefuses()],
    },
  ],
});
