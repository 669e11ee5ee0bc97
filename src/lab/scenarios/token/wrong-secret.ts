import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/wrong-secret',
  story: 'The client has the secret of another application.',
  arrange: ({ client }) => {
    client['clientSecret'] = 'Jw3nOtTheSecretOfThisApplication7dKq2LxVbR9sTzE5mYcU8aHfG4pN1iZo';
  },
});
