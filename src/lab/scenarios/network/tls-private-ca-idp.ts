import { become } from '../../products/define.ts';
import keycloak from '../../products/keycloak.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-private-ca-idp',
  story: "The identity provider's certificate comes from a private authority.",
  arrange: (lab) => {
    become(lab, keycloak);
    lab.network.certificates['sso.acme.example'] = 'unknown-ca';
  },
});
