import { kindCause } from './_kind.ts';

export default kindCause({
  id: 'jwt/user-token-sent',
  title: "The client sends a person's token instead of its own",
  kind: 'user',
  fix: {
    summary: 'Fetch the token with the client_credentials grant.',
    steps: ['A token of a signed-in person has other claims and ends with their session.'],
    commands: [
      {
        kind: 'client-config',
        text: 'curl -s "$TOKEN_ENDPOINT" -d grant_type=client_credentials -d client_id="$CLIENT_ID" --data-urlencode client_secret="$CLIENT_SECRET" -d scope="$SCOPE"',
      },
    ],
  },
});
