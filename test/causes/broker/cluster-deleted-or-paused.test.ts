import cause from '../../../src/causes/broker/cluster-deleted-or-paused.ts';
import { BOOTSTRAP, brokerRefuses, casebook, clusters } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the API says that it is still being provisioned',
      given: [
        clusters({ phase: 'PROVISIONING' }),
        brokerRefuses(
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
        ),
      ],
    },
  ],
  innocent: [
    {
      because: 'the API key sees other clusters alone',
      given: [clusters({ id: 'lkc-other', bootstrap: BOOTSTRAP, phase: 'FAILED' }), brokerRefuses()],
    },
  ],
});
