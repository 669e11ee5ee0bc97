import { sh } from '../../commands/sh.ts';
import { withHostServing } from '../network/spoiled-answers.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/rate-limited',
  title: 'The identity provider gets too many token requests',
  transient: true,
  means: ({ answer }) => {
    const after = answer.headers['retry-after'];
    return after === undefined
      ? 'It does not say how long to wait.'
      : `It asks clients to wait ${/^\d+$/.test(after) ? `${after} s` : `until ${after}`}.`;
  },
  repair: withHostServing,
  summary:
    'Ask for fewer tokens: keep each until 80 % of its life is over, share it within a process, and let it live longer.',
  advice: {
    auth0: () => ({
      steps: [
        'Count the processes that ask: each Kafka client object fetches its own token. Restart loops are the usual reason.',
        'APIs → the API → Settings → Token Expiration: 24 hours instead of minutes divides the requests.',
        'If the text is “Client quota exceeded”, the M2M quota of this client or organization is used up until the time in Auth0-Client-Quota-Limit.',
      ],
      idp: [sh`auth0 logs list --filter 'type:api_limit'`],
    }),
    okta: () => ({
      steps: [
        'Reports → Rate Limits shows which client uses the limit of the token endpoint up.',
        'Security → API → the server → Access Policies → the rule: a longer access token lifetime means fewer requests.',
      ],
    }),
    otherwise: () => ({
      steps: [
        'Look for clients that are restarted or re-created in a loop: each fetches a token of its own.',
        'Let the access tokens live longer, or raise the limit for this client.',
      ],
    }),
  },
});
