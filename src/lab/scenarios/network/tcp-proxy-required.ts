import { tokenHost } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tcp-proxy-required',
  story:
    'HTTPS leaves this network through a proxy that only HTTPS_PROXY names, which a Java client does not read.',
  arrange: ({ client, network }) => {
    client['client'] = 'java';
    client['audience'] = undefined;
    client['clientAuth'] = 'client_secret_basic';
    network.proxy = { authority: 'proxy.acme.example:3128' };
    network.httpsProxyVariable = 'http://proxy.acme.example:3128';
    for (const host of [tokenHost(client), 'api.confluent.cloud']) network.refused.push(`${host}:443`);
  },
});
