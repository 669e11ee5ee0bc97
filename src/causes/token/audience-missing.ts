import { canSend } from '../../clients/fetcher.ts';
import { setDefaultAudience } from '../fixes/auth0.ts';
import { refusalCause, strengthOf } from './answered.ts';

const ID = 'token/audience-missing';

export default refusalCause({
  id: ID,
  title: 'The token request names no audience, and there is no default one',
  means: ({ answer }) =>
    answer.sent.includes('audience')
      ? 'The audience that was sent did not count.'
      : 'The request had no audience parameter; the clients built into Java and librdkafka cannot send one.',
  // Left to `config/audience-impossible` when the client cannot send one.
  strength: (seen) =>
    canSend(seen.client, 'audience') || seen.answer.sent.includes('audience') ? strengthOf(ID)(seen) : null,
  summary: 'Set a default audience for the tenant, or send the audience of your API with the token request.',
  advice: {
    auth0: (_, seen) => ({
      steps: [
        'Auth0 Dashboard → Applications → APIs: take the Identifier of the API that you use for Kafka.',
        'Settings → General → API Authorization Settings → Default Audience: enter that identifier. It then counts for every request of the tenant that names none.',
        'Or use a login callback that can send an audience parameter.',
      ],
      idp: setDefaultAudience(seen.client.audience),
    }),
    otherwise: () => ({
      steps: [
        'Send audience (or resource, RFC 8707) with the identifier of the API that the token is for, or set a default at the identity provider.',
      ],
    }),
  },
});
