import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/action-hook-denied',
  title: 'A rule of your own at the identity provider (Action, hook, claim expression) refuses the request',
  means: ({ who }) =>
    `These are not ${who}'s own words; they come from what your organization added to the issuing of tokens.`,
  summary: 'Find the Action, hook or expression that gives this text, and let it admit the client.',
  advice: {
    auth0: () => ({
      steps: [
        'Auth0 Dashboard → Monitoring → Logs: the entry “Failed Exchange” (feccft) of this moment names the Action.',
        'Actions → Triggers → Machine to Machine: read what the Action gives to api.access.deny.',
      ],
      idp: [sh`auth0 logs list --filter 'type:feccft'`, sh`auth0 actions list`],
    }),
    okta: ({ oktaApi }) => ({
      steps: [
        'Reports → System Log: the failed token request of this moment names the inline hook or the claim.',
        'Workflow → Inline Hooks: read what the token hook answers. Security → API → the server → Claims: correct the expression, if the text names a claim.',
      ],
      idp: [oktaApi(() => 'inlineHooks')],
    }),
    otherwise: () => ({
      steps: [
        "Look for this text in the identity provider's log and in the extensions that run when a token is issued.",
      ],
    }),
  },
});
