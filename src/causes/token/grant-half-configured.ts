import { sh } from '../../commands/sh.ts';
import { afterChecking, refusalCause } from './answered.ts';

/** boto/boto3#3916, aws/aws-sdk-js-v3#7158: AllowedOAuthFlows has no effect without AllowedOAuthFlowsUserPoolClient. */
export default refusalCause({
  id: 'token/grant-half-configured',
  title: 'The Cognito app client lists the OAuth grant and does not have OAuth enabled',
  means: () =>
    'Cognito says so when AllowedOAuthFlowsUserPoolClient is false, which is the default for app clients made through the API, the CLI or templates.',
  summary: 'Switch OAuth on for the app client: AllowedOAuthFlowsUserPoolClient = true.',
  advice: {
    otherwise: ({ clientId, scope, userPool }) => ({
      steps: [
        'Look at AllowedOAuthFlows, AllowedOAuthScopes and AllowedOAuthFlowsUserPoolClient of the app client.',
        'Set all three; the update command resets what it does not name, so take the other values from the first command. In CloudFormation and Terraform: allowed_oauth_flows_user_pool_client = true.',
      ],
      idp: [
        sh`aws cognito-idp describe-user-pool-client --user-pool-id ${userPool} --client-id ${clientId}`,
        afterChecking(
          sh`aws cognito-idp update-user-pool-client --user-pool-id ${userPool} --client-id ${clientId} --allowed-o-auth-flows client_credentials --allowed-o-auth-scopes ${scope} --allowed-o-auth-flows-user-pool-client`,
        ),
      ],
    }),
  },
});
