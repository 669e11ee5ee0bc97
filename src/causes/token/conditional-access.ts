import { sh } from '../../commands/sh.ts';
import { filled } from '../../commands/value.ts';
import { inOData } from './_odata.ts';
import { refusalCause } from './answered.ts';

const SIGN_INS =
  "https://graph.microsoft.com/beta/auditLogs/signIns?$filter=signInEventTypes/any(t: t eq 'servicePrincipal')";

export default refusalCause({
  id: 'token/conditional-access',
  title: 'A Conditional Access policy blocks this application',
  means: () =>
    'Entra ID applies Conditional Access for workload identities, most often by the address that the request comes from.',
  summary: 'Let the policy admit this application, or the address that it signs in from.',
  advice: {
    otherwise: ({ clientId }) => ({
      steps: [
        'Entra admin center → Monitoring → Sign-in logs → Service principal sign-ins: the failed sign-in names the policy and the address.',
        'Protection → Conditional Access → that policy: exclude the application, or add its address to a named location that is allowed.',
      ],
      idp: [sh`az rest --url ${filled`${SIGN_INS} and appId eq '${inOData(clientId)}'`}`],
    }),
  },
});
