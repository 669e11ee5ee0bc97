import { settings } from '../../commands/other-text.ts';
import { placeholder } from '../../commands/value.ts';
import { presumeOtherToken } from '../../repair/amend.ts';
import { kindCause } from './_kind.ts';

/** Keycloak signs refresh tokens with its own secret (HS512), so no one else can verify them. */
export default kindCause({
  id: 'jwt/refresh-token-sent',
  title: 'The client sends the refresh token instead of the access token',
  kind: 'refresh',
  repair: presumeOtherToken,
  fix: {
    summary: 'Send the access_token of the answer, not its refresh_token.',
    steps: [
      'Client credentials need no refresh token (RFC 6749 section 4.4.3): fetch a new access token instead.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`oauthBearerProvider: async () => ({ value: ${placeholder('answer.access_token')} })`,
      },
    ],
  },
});
