import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

/** For refusals that no table explains: shows the identity provider's own message. */
export default refusalCause({
  id: 'token/refused',
  title: 'The identity provider refuses the token request for a reason that this tool does not know',
  means: () => 'What this answer means is not documented where we could read it.',
  summary: "Look this answer up in the identity provider's log and documentation.",
  advice: {
    auth0: () => ({
      steps: ['Auth0 Dashboard → Monitoring → Logs: look at the failed exchange of this moment.'],
      idp: [sh`auth0 logs list --filter 'type:feccft'`],
    }),
    entra: () => ({
      steps: [
        'Look the AADSTS number up at https://login.microsoftonline.com/error, and the sign-in under Sign-in logs → Service principal sign-ins.',
      ],
    }),
    okta: () => ({
      steps: ['Admin Console → Reports → System Log: look at the failed token request of this moment.'],
    }),
    keycloak: ({ tenant }) => ({
      steps: [
        'Realm settings → Events: switch user events on, repeat the request, and read the event CLIENT_LOGIN_ERROR.',
      ],
      idp: [sh`kcadm.sh get events -r ${tenant} -q type=CLIENT_LOGIN_ERROR`],
    }),
    otherwise: () => ({
      steps: ["Look at the identity provider's log for the token request of this moment."],
    }),
  },
});
