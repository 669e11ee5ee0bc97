import cause from '../../../src/causes/config/extension-key-underscore.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the names are in snake case',
      given: [
        extensions({ logical_cluster: 'lkc-orders1', identity_pool_id: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'one name has a digit',
      given: [
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', trace2: 'x' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the names are letters',
      given: [],
    },
    {
      because: 'a further extension is no fault',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders', traceId: '42' })],
    },
    {
      because: 'the name has the prefix of JAAS',
      given: [extensions({ extension_logicalCluster: 'lkc-orders1' }), brokerRefuses()],
    },
    {
      because: 'the broker lets the client in',
      onlyAsLetIn: true,
      given: [extensions({ logicalCluster: 'lkc-orders1', identity_pool_id: 'pool-orders' })],
    },
  ],
});
