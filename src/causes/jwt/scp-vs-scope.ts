import type { FixCommand } from '../../evidence/fix.ts';
import { claimCause, show, type Unmet } from './_claim.ts';

/** Okta: `scp`, a list. Auth0, Keycloak, Cognito: `scope`, a string with spaces. Entra app tokens: neither. */
export default claimCause({
  id: 'jwt/scp-vs-scope',
  title: 'The filter looks for scopes in another claim, or in another form, than the token has',
  why: ({ part, claims }) =>
    `The token has scope ${show(claims['scope'])} and scp ${show(claims['scp'])}; the filter has ${part.text}.`,
  fix: (unmet) => ({
    summary: 'Write the condition for the claim that your identity provider issues.',
    steps: [
      'Okta issues scp, a list: "kafka" in claims.scp (with the name of your scope).',
      'Auth0, Keycloak and Cognito issue scope, one string with spaces in it: claims.scope.contains("kafka").',
    ],
    commands: askAsIssued(unmet),
  }),
});

/** The scope that the filter requires, in the form that scopes have in the token. */
function askAsIssued({
  part: { expected },
  claims: { scp, scope },
  changeFilter,
}: Unmet): readonly FixCommand[] {
  if (typeof expected !== 'string') return [];
  const literal = JSON.stringify(expected);
  if (Array.isArray(scp)) return changeFilter({ text: `${literal} in claims.scp` });
  const name = typeof scope === 'string' ? 'scope' : typeof scp === 'string' ? 'scp' : undefined;
  return name === undefined ? [] : changeFilter({ text: `claims.${name}.contains(${literal})` });
}
