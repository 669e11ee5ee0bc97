import { filled } from '../../commands/value.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/policy-denied',
  title: 'No access policy at the identity provider allows this client to get this token',
  means: ({ client }) =>
    `The credentials were accepted; no rule lets ${client.clientId ?? 'the client'} have a token by client_credentials${client.scope === undefined ? '' : ` with the scope “${client.scope}”`}.`,
  summary:
    'Add an access policy, with a rule, that covers this client, the client_credentials grant and its scopes.',
  advice: {
    okta: ({ tenant, oktaApi }) => ({
      steps: [
        `Security → API → Authorization Servers → ${tenant.toString()} → Access Policies: a policy must be assigned to this client (or to all), and be active.`,
        'Its rule must tick Client Credentials under “Grant type is” and include the scope that is asked for. New organizations have no policy on the default server.',
      ],
      idp: [oktaApi(({ server }) => filled`authorizationServers/${server}/policies`)],
    }),
    otherwise: () => ({
      steps: [
        "Look at the identity provider's log for this request, and at the policies that apply to the application.",
      ],
    }),
  },
});
