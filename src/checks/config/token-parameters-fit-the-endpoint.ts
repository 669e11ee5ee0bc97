import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { misfitOf, MISFIT_WORDS } from '../../idp/entra-version.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** AADSTS901002: "The 'resource' request parameter is not supported". A request that got a token was correct. */
export default defineCheck({
  id: 'config/token-parameters-fit-the-endpoint',
  title: 'The token URL and the parameters belong to the same Entra ID version',
  enforcedBy: 'nobody',
  step: 44,
  reads: { url: client.tokenEndpoint },
  mayRead: { token: jwt.shape, resource: client.resource, scope: client.scope },
  run: ({ url, token, resource, scope }) => {
    const misfit = token === undefined ? misfitOf(url, { resource, scope }) : undefined;
    return misfit === undefined ? pass('token URL and parameters go together') : warn(MISFIT_WORDS[misfit]);
  },
});
