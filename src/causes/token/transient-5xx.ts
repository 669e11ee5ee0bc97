import { sh } from '../../commands/sh.ts';
import { withHostServing } from '../network/spoiled-answers.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/transient-5xx',
  title: 'The identity provider failed to process the token request',
  transient: true,
  means: () => 'This is a failure of the identity provider itself and says nothing about the client.',
  repair: withHostServing,
  summary:
    'Try again in a few minutes; if it stays, check the status page and the log of the identity provider.',
  advice: {
    auth0: () => ({ steps: ['See https://status.auth0.com for your region.'] }),
    okta: () => ({ steps: ['See https://status.okta.com.'] }),
    entra: () => ({
      steps: [
        'See https://status.azure.com and Entra admin center → Health; AADSTS90024, 90033 and 90006 are meant to be retried.',
      ],
    }),
    keycloak: () => ({
      steps: [
        'Look at the server log for the stack trace of this moment; a database that is away and a broken protocol mapper are the usual reasons.',
      ],
      idp: [sh`kubectl logs -l app=keycloak --since 15m | grep -n -A 20 ERROR`],
    }),
    otherwise: () => ({
      steps: [
        'Repeat the run. Java and librdkafka retry 500, 502, 503 and 504 by themselves.',
        "If it stays, look at the identity provider's status page and log.",
      ],
    }),
  },
});
