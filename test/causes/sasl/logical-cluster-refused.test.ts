import cause from '../../../src/causes/sasl/logical-cluster-refused.ts';
import { brokerRefuses, casebook, withoutApiKey } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the cluster id is not one of this bootstrap server',
      given: [
        brokerRefuses(
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
        ),
      ],
    },
  ],
  unresolved: [
    {
      because: 'which clusters there are is not known, and it may be asked for at the wrong bootstrap server',
      given: [
        withoutApiKey,
        brokerRefuses(
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: Authentication failed',
        ),
      ],
    },
  ],
  innocent: [
    { because: 'the refusal is the generic one', given: [brokerRefuses()] },
    {
      because: 'the extension is missing altogether',
      given: [
        brokerRefuses(
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
        ),
      ],
    },
  ],
});
