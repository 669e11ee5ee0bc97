import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'network/tls-missing-intermediate',
  story: 'The identity provider leaves its intermediate certificate out.',
  arrange: ({ network }) => {
    network.certificates['acme.auth0.com'] = 'no-intermediate';
  },
});
