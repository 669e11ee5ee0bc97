import { changeFilter, claimCause, show } from './_claim.ts';

/** Okta: `scp`, a list. Auth0, Keycloak, Cognito: `scope`, a string with blanks. Entra app tokens: neither. */
export default claimCause({
  id: 'jwt/scp-vs-scope',
  title: 'The filter looks for scopes under another name or in another form than the token has them',
  why: ({ part, claims }) =>
    `The token has scope ${show(claims['scope'])} and scp ${show(claims['scp'])}; the filter has ${part.text}.`,
  fix: (unmet) => ({
    summary: 'Write the condition for the claim that your identity provider issues.',
    steps: [
      'Okta issues scp, a list: "kafka" in claims.scp.',
      'Auth0, Keycloak and Cognito issue scope, one string with blanks in it: claims.scope.contains("kafka").',
    ],
    commands: [
      changeFilter(
        unmet,
        'scp' in unmet.claims ? `'"kafka" in claims.scp'` : `'claims.scope.contains("kafka")'`,
      ),
    ],
  }),
});
