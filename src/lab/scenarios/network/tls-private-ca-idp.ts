import { defineScenario } from '../define.ts';
import { asKeycloak } from '../vendor-answers.ts';

export default defineScenario({
  id: 'network/tls-private-ca-idp',
  story: "The identity provider's certificate comes from a private authority.",
  arrange: (lab) => {
    asKeycloak(lab);
    lab.network.certificates['sso.acme.example'] = 'unknown-ca';
  },
});
