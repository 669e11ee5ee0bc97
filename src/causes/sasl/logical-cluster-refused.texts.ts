import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/logical-cluster-refused', [
  {
    pattern: /logicalCluster: Authentication failed/,
    by: ['confluent'],
    points: 'says',
    also: [
      'config/bootstrap-other-cluster',
      'config/logical-cluster-is-sr',
      'broker/cluster-deleted-or-paused',
    ],
    not: 'The token most likely passed: the broker refuses the cluster in the extension.',
    example:
      'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
    source: 'confluentinc/cli 77f50481c',
  },
]);
