import { CLIENT_CLAIMS } from '../filter-culprits.ts';
import { askFor, claimCause, show, type Unmet } from './_claim.ts';

/** `azp` (Auth0, Keycloak, Entra v2.0), `appid` (Entra v1.0), `cid` (Okta), `client_id` (Cognito, Ping, RFC 9068). */
export default claimCause({
  id: 'jwt/client-claim-name',
  title: 'The filter looks for the client id in a claim that the token does not have',
  why: (unmet) =>
    `The filter has ${unmet.part.text}, and the token names its client ${nameIn(unmet)} (${show(unmet.claims[nameIn(unmet)])}).`,
  fix: (unmet) => ({
    summary: `Let the filter look at claims.${nameIn(unmet)}.`,
    steps: [
      'Auth0 and Keycloak say azp, Entra ID azp (v2.0) or appid (v1.0), Okta cid, Cognito and Ping client_id.',
    ],
    commands: nameIn(unmet) === 'otherwise' ? [] : askFor(unmet, nameIn(unmet)),
  }),
});

const nameIn = ({ claims }: Unmet): string =>
  CLIENT_CLAIMS.find((name) => Object.hasOwn(claims, name)) ?? 'otherwise';
