import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-private-ca-idp',
  story: "The identity provider's certificate comes from a private authority.",
  arrange: ({ network }) => {
    network.certificates['acme.auth0.com'] = 'unknown-ca';
  },
});
