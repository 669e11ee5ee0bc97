import cause from '../../../src/causes/network/tcp-proxy-unreachable.ts';
import { behindProxy, casebook, idpStops } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: "the proxy's name does not resolve",
      given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' }), behindProxy],
    },
    {
      because: 'nothing listens on its port',
      given: [idpStops({ stage: 'tcp', code: 'ECONNREFUSED' }), behindProxy],
    },
    {
      because: 'no packet gets to it',
      given: [idpStops({ stage: 'tcp', code: 'ETIMEDOUT' }), behindProxy],
    },
    {
      because: 'the resolver does not answer for its name',
      given: [idpStops({ stage: 'dns', code: 'EAI_AGAIN' }), behindProxy],
    },
  ],
  innocent: [
    { because: 'there is no proxy', given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' })] },
    { because: 'nothing is wrong behind a proxy', given: [behindProxy] },
    {
      because: 'the proxy is there and says no',
      given: [idpStops({ stage: 'tunnel', code: 'HTTP_403' }), behindProxy],
    },
    {
      because: 'the tunnel is there, and the certificate is not trusted',
      given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] }), behindProxy],
    },
  ],
});
