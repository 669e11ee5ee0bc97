import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-name-mismatch',
  story: "The identity provider's name points at a server with another certificate.",
  arrange: ({ network }) => {
    network.certificates['acme.auth0.com'] = 'wrong-name';
  },
});
