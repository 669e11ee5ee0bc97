import type { Evidence } from '../../evidence/evidence.ts';
import { mapObserved } from '../../evidence/observation.ts';
import { errorMembers } from '../../idp/answer.ts';
import { refusalCause } from './answered.ts';

/** https://cloud.google.com/docs/authentication/token-types */
export default refusalCause({
  id: 'token/response-id-token-only',
  title: 'The token endpoint returns an id_token and no access_token',
  means: () =>
    'librdkafka and most token callbacks read only access_token; Google answers target_audience with an id_token and nothing else.',
  strength: ({ kind, answer }) =>
    kind === 'no-token' && errorMembers(answer).length === 0 && answer.members.includes('id_token')
      ? 'shown'
      : null,
  repair: readingIdToken,
  summary: 'Take the token from id_token in a login callback of your own, or ask for an access token.',
  advice: {
    google: () => ({
      steps: [
        'An ID token for an audience of your own is the only JWT that Google issues to a service account; its access tokens are opaque.',
        'Give the value of id_token to the Kafka client in its token callback, and let the pool filter match aud and sub or email.',
      ],
    }),
    otherwise: () => ({
      steps: [
        'Ask with grant_type=client_credentials and without openid in the scope; then access_token is the token.',
        'If the identity provider gives nothing else, use id_token in a token callback.',
      ],
    }),
  },
});

/** The same token, found in the other member: its content stays as observed. */
function readingIdToken(evidence: Evidence): Evidence {
  const answer = mapObserved(evidence.token.answer, (seen) => ({
    ...seen,
    members: [...seen.members, 'access_token'],
  }));
  return { ...evidence, token: { ...evidence.token, answer } };
}
