import { settings } from '../../commands/other-text.ts';
import { placeholder } from '../../commands/value.ts';
import { kindCause } from './_kind.ts';

/** RFC 9068 section 1: an ID token tells a client who has signed in; an API must not accept it. */
export default kindCause({
  id: 'jwt/id-token-sent',
  title: 'The client sends the ID token instead of the access token',
  kind: 'id',
  fix: {
    summary: 'Send the access_token of the answer, not its id_token.',
    steps: [
      'Leave openid out of the scope: client credentials have no person to identify, and there is no ID token then.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`oauthBearerProvider: async () => ({ value: ${placeholder('answer.access_token')} })`,
      },
    ],
  },
});
