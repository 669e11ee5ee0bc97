import cause from '../../../src/causes/network/tcp-proxy-auth.ts';
import { behindProxy, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it answers CONNECT with 407',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_407' }), behindProxy],
    },
  ],
  innocent: [
    {
      because: 'it answers CONNECT with 403',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_403' }), behindProxy],
    },
  ],
});
