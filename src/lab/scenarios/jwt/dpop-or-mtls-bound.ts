import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/dpop-or-mtls-bound',
  story: 'The tokens are bound to a key, and the broker wants a proof.',
  arrange: ({ idp, broker }) => {
    idp.claims['cnf'] = { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' };
    broker.refuse = 'the token is bound to a key';
  },
});
