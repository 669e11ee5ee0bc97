import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'clock/idp-behind',
  story:
    'The clock of the identity provider is 20 minutes behind, so its tokens of 10 minutes have expired when they come.',
  arrange: ({ idp }) => {
    idp.clockAheadSeconds = -1_200;
    idp.lifetimeSeconds = 600;
  },
});
