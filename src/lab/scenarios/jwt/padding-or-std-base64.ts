import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwt/padding-or-std-base64',
  story: 'Something on the way writes the parts of the token in padded base64.',
  arrange: ({ idp }) => {
    // A header whose length is not a multiple of three, so that padding is needed.
    idp.header['ver'] = '1';
    idp.wrapToken = (token) => token.split('.').map(padded).join('.');
  },
});

const padded = (part: string): string => part.padEnd(Math.ceil(part.length / 4) * 4, '=');
