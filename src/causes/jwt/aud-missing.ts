import { CLIENT_CLAIMS } from '../filter-culprits.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { claimCause, type Unmet } from './_claim.ts';

/** Cognito access tokens never contain `aud`; Keycloak and PingFederate add it only if configured to. */
export default claimCause({
  id: 'jwt/aud-missing',
  title: 'The filter of the identity pool asks for an audience, and the token has none',
  why: ({ part }) => `The token has no aud claim, so ${part.text} cannot be true.`,
  fix: (unmet) => ({
    summary:
      'Let the identity provider put the audience into the token, or filter on a claim that the token has.',
    steps: [
      'Keycloak: add an Audience mapper to the client, or to one of its client scopes.',
      'PingFederate: set Audience Claim Value in the access token manager.',
      'Cognito access tokens have no aud: let the filter ask for the client instead.',
    ],
    commands: askForClient(unmet),
  }),
});

/** This client, by the claim that names it. */
function askForClient({ claims, changeFilter }: Unmet): readonly FixCommand[] {
  const name = CLIENT_CLAIMS.find((each) => typeof claims[each] === 'string');
  return name === undefined
    ? []
    : changeFilter({ text: `claims.${name} == ${JSON.stringify(claims[name])}` });
}
