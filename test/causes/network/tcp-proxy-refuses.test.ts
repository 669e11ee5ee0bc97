import cause from '../../../src/causes/network/tcp-proxy-refuses.ts';
import { behindProxy, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'it answers CONNECT with 403',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_403' }), behindProxy],
    },
    {
      because: 'what it answers is not HTTP',
      given: [idpStops({ stage: 'tunnel', code: 'PROXY_ANSWER' }), behindProxy],
    },
    {
      because: 'it cannot reach the server itself',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_503' }), behindProxy],
    },
    {
      because: 'it says nothing',
      given: [idpStops({ stage: 'tunnel', code: 'ETIMEDOUT' }), behindProxy],
    },
  ],
  innocent: [
    {
      because: 'it asks for credentials',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_407' }), behindProxy],
    },
  ],
});
