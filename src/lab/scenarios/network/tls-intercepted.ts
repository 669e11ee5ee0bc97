import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-intercepted',
  story: 'A firewall of the company shows its own certificate for every host.',
  arrange: ({ broker, confluent, idp, network }) => {
    const hosts = [idp.origin, confluent.origin].map((origin) => new URL(origin).hostname);
    for (const host of [...hosts, broker.bootstrap.replace(/:\d+$/, '')])
      network.certificates[host] = 'unknown-ca';
  },
});
