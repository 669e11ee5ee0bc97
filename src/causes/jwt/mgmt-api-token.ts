import { settings } from '../../commands/other-text.ts';
import { variable } from '../../commands/value.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { Fix } from '../../evidence/fix.ts';
import { amendClaims } from '../../repair/amend.ts';
import { canSend } from '../../clients/fetcher.ts';
import { followsFromTheApi, presumeConditionsMet } from './_claim.ts';
import { kindCause } from './_kind.ts';

/**
 * Guides set the Management API as Default Audience because every tenant has it; sign-in works with such a token
 * (https://docs.snaplogic.com/snaps/snaps-data/sp-kafka/confluent-oauth-auth0.html).
 */
export default kindCause({
  id: 'jwt/mgmt-api-token',
  title: "The token is for Auth0's Management API, which administers the whole tenant",
  kind: 'management-api',
  repair: (evidence) =>
    amendClaims(presumeConditionsMet(evidence, followsFromTheApi), {
      aud: 'your API',
      permissions: undefined,
    }),
  fix: (evidence) => useOwnApi(evidence),
});

function useOwnApi({ client }: Evidence): Fix {
  const sendsAudience = canSend(client, 'audience');
  return {
    summary: 'Create your own API in Auth0 and request tokens for it.',
    steps: [
      'Why: anyone who gets hold of a token for the Management API can use it against your tenant, as far as its scopes go, and its audience does not set Kafka apart from other uses.',
      'Auth0 Dashboard: Applications → APIs → Create API, with an identifier of your choice (such as https://kafka.example.com) and RS256.',
      'Auth0 Dashboard: Applications → your application → APIs: authorize it for the new API, and remove the Management API.',
      sendsAudience
        ? 'Set the identifier as audience in the client.'
        : 'This client sends no audience. Auth0 Dashboard: Settings > General > API Authorization Settings > Default Audience: the identifier of the new API.',
      'If the filter of the identity pool names the audience, change it to the new identifier at the same time.',
    ],
    commands: sendsAudience
      ? [{ kind: 'client-config', text: settings`audience=${variable('API_IDENTIFIER')}` }]
      : [],
  };
}
