import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/role-not-assigned',
  title: 'The API admits only applications that have one of its roles, and this client has none',
  means: () => 'The enterprise application of the API has “Assignment required” set to Yes.',
  summary: 'Assign an app role of the API to the client, or set “Assignment required” of the API to No.',
  advice: {
    otherwise: ({ clientId }) => ({
      steps: [
        "App registrations → the API's app → App roles: make a role for applications, if there is none.",
        'App registrations → the client → API permissions → My APIs → Application permissions: choose it and grant admin consent.',
        'Or: Enterprise applications → the API → Properties → Assignment required: No.',
      ],
      idp: [
        sh`az ad app permission admin-consent --id ${clientId}`,
        sh`az ad sp update --id "$API_APP_ID" --set appRoleAssignmentRequired=false`,
      ],
    }),
  },
});
