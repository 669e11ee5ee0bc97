import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/too-large',
  story: 'The client is in so many groups that its token has more than half a megabyte.',
  arrange: ({ idp }) => {
    idp.claims['groups'] = Array.from(
      { length: 14_000 },
      (_, number) => `acme-group-with-a-long-name-${number}`,
    );
  },
});
