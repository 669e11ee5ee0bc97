import cause from '../../../src/causes/config/extension-prefix-misuse.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the prefix of JAAS is sent along',
      given: [
        extensions({ extension_logicalCluster: 'lkc-orders1', extension_identityPoolId: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the names are bare',
      given: [],
    },
    {
      because: 'the names are in snake case',
      given: [extensions({ logical_cluster: 'lkc-orders1' }), brokerRefuses()],
    },
  ],
});
