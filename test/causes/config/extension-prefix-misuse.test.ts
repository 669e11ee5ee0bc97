import cause from '../../../src/causes/config/extension-prefix-misuse.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
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
    {
      because: 'the options of the JAAS string lack it, and Java sends nothing',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
            'jaas:logicalCluster': 'lkc-orders1',
            'jaas:identityPoolId': 'pool-orders',
          },
        }),
        extensions({}),
        brokerRefuses(),
      ],
    },
    {
      because: 'the prefix is written in another case, and its value is not shown',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:extension_logicalCluster': undefined,
            'jaas:Extension_logicalCluster': null,
          },
        }),
        extensions({ identityPoolId: 'pool-orders' }),
        brokerRefuses(),
      ],
    },
  ],
  noticed: [
    {
      because: 'the pool alone lacks it, and Confluent finds a pool by itself',
      given: [
        fromFile({
          client: 'java',
          properties: { 'jaas:extension_identityPoolId': undefined, 'jaas:identityPoolId': 'pool-orders' },
        }),
        extensions({ logicalCluster: 'lkc-orders1' }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the options of the JAAS string have it',
      given: [fromFile({ client: 'java' })],
    },
    {
      because: 'the cluster stands there with the prefix and without',
      given: [fromFile({ client: 'java', properties: { 'jaas:logicalCluster': 'lkc-orders1' } })],
    },
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
