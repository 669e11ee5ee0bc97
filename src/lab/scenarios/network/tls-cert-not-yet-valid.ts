import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-cert-not-yet-valid',
  story: "The identity provider's new certificate was installed before its time.",
  arrange: ({ network }) => {
    network.certificates['acme.auth0.com'] = 'not-yet-valid';
  },
});
