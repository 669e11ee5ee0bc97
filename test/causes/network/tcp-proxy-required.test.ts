import cause from '../../../src/causes/network/tcp-proxy-required.ts';
import { connectionKey, type Connection } from '../../../src/evidence/connection.ts';
import { casebook, idpStops, type Change } from '../../casebook.ts';

/** The doctor's own requests reached the identity provider through the environment's proxy. */
const detour =
  (patch: Partial<Connection> = {}): Change =>
  (e) => {
    const way: Connection = {
      host: 'acme.auth0.com',
      port: 443,
      proxy: 'proxy.acme.example:3128',
      proxyRule: { name: 'HTTPS_PROXY' },
      detour: true,
      tunnel: { ok: true, value: { status: 200 }, tookMs: 5 },
      ...patch,
    };
    return {
      ...e,
      client: { ...e.client, client: 'java' },
      connections: { ...e.connections, [connectionKey(way)]: way },
    };
  };

casebook(cause, {
  guilty: [
    {
      because: 'no packet gets out without the proxy',
      given: [idpStops({ stage: 'tcp', code: 'ETIMEDOUT' }), detour()],
    },
    {
      because: 'names of the internet resolve at the proxy alone',
      given: [idpStops({ stage: 'dns', code: 'ENOTFOUND' }), detour()],
    },
  ],
  innocent: [
    {
      because: 'the proxy does not get there either',
      given: [
        idpStops({ stage: 'tcp', code: 'ETIMEDOUT' }),
        detour({ tunnel: { ok: false, code: 'HTTP_503', message: 'HTTP 503', tookMs: 5 } }),
      ],
    },
    { because: 'the client gets there without it', given: [detour()] },
    {
      because: 'the certificate is refused, which no other way mends',
      given: [idpStops({ stage: 'tls', code: 'CERT_HAS_EXPIRED', chain: [{}] }), detour()],
    },
    { because: 'there is no other way', given: [idpStops({ stage: 'tcp', code: 'ETIMEDOUT' })] },
  ],
});
