import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'clock/idp-ahead',
  story: 'The clock of the identity provider is a quarter of an hour ahead, so its tokens are not valid yet.',
  arrange: ({ idp }) => {
    idp.clockAheadSeconds = 900;
    idp.claims['nbf'] = 0;
  },
});
