import cause from '../../../src/causes/config/extension-list-comma.ts';
import { withoutApiKey, brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'one extension swallowed the other',
      given: [extensions({ logicalCluster: 'lkc-orders1,identityPoolId=pool-orders' }), brokerRefuses()],
    },
    {
      because: 'a list of pools was cut at its comma',
      given: [
        withoutApiKey,
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', 'pool-billing': '' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'several pools in one value are a union',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders,pool-billing' })],
    },
    {
      because: 'each stands by itself',
      given: [],
    },
  ],
});
