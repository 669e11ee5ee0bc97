import cause from '../../../src/causes/config/extension-name-reserved.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { extensions } from './_client.ts';

const MEANT = { logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders' };

casebook(cause, {
  guilty: [
    {
      because: 'the broker takes the extension for the token',
      given: [extensions({ ...MEANT, auth: 'Bearer eyJ' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'other names are free', given: [extensions({ ...MEANT, traceId: '1' }), brokerRefuses()] },
    {
      because: 'a name that has auth in it is another',
      given: [extensions({ ...MEANT, authority: 'x' }), brokerRefuses()],
    },
    {
      because: 'the broker let the client in',
      onlyAsLetIn: true,
      given: [extensions({ ...MEANT, auth: 'x' })],
    },
  ],
});
