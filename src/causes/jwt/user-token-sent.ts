import { fetchToken } from '../fixes/fetch-token.ts';
import { kindCause } from './_kind.ts';

export default kindCause({
  id: 'jwt/user-token-sent',
  title: "The client sends a person's token instead of its own",
  kind: 'user',
  fix: ({ client }) => ({
    summary: 'Fetch the token with the client_credentials grant.',
    steps: ['A token of a signed-in person has other claims and ends with their session.'],
    commands: [fetchToken(client)],
  }),
});
