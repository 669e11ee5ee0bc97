import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-cert-expired',
  story: "The identity provider's certificate has expired.",
  arrange: ({ network }) => {
    network.certificates['acme.auth0.com'] = 'expired';
  },
});
