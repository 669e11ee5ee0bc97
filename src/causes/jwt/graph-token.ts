import { writeSetting } from '../../clients/notation/notation.ts';
import { filled, variable } from '../../commands/value.ts';
import { presumeOtherToken } from '../../repair/amend.ts';
import { kindCause } from './_kind.ts';

/**
 * Such a token is signed over a header whose nonce was hashed first (Microsoft's support articles on signature
 * validation).
 */
export default kindCause({
  id: 'jwt/graph-token',
  title: 'The token is for Microsoft Graph, and only Graph can verify it',
  kind: 'graph',
  // A token for another API may have another version, and with it another issuer and other claims.
  repair: presumeOtherToken,
  fix: ({ client }) => ({
    summary: 'Ask for a token for an API of your own: expose one in Entra ID and name it in the scope.',
    steps: ['App registrations → your API → Expose an API: set the Application ID URI.'],
    commands: [writeSetting(client, 'scope', filled`api://${variable('API_APP_ID')}/.default`)],
  }),
});
