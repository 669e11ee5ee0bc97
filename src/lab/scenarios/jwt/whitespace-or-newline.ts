import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/whitespace-or-newline',
  story: 'The token comes with a line break, and the client does not trim it.',
  arrange: ({ idp }) => {
    idp.wrapToken = (token) => `${token}\n`;
  },
});
