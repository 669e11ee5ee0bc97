import { sh } from '../../commands/sh.ts';
import { valueOr, type Variable } from '../../commands/value.ts';
import { claimCause, type Unmet } from './_claim.ts';

/** Entra ID writes `roles` only when an app role is assigned to the client; a token without it is valid. */
export default claimCause({
  id: 'jwt/roles-missing',
  title: 'The filter asks for a role, and no app role is assigned to the client',
  why: ({ part }) => `The token has no roles claim, so ${part.text} cannot be true.`,
  fix: (unmet) => ({
    summary: "Assign the app role to the client's service principal and give admin consent.",
    steps: [
      'App registration of the API → App roles: the role must allow applications.',
      'App registration of the client → API permissions → Application permissions: add the role, then grant admin consent.',
    ],
    commands: [{ kind: 'idp', text: sh`az ad app permission admin-consent --id ${clientIn(unmet)}` }],
  }),
});

/** The client in the token: `azp` in v2.0 tokens, `appid` in v1.0 ones. */
const clientIn = ({ claims: { azp, appid } }: Unmet): string | Variable => {
  const id = azp ?? appid;
  return valueOr(typeof id === 'string' ? id : undefined, 'CLIENT_ID');
};
