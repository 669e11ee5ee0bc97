import { writeSetting } from '../../clients/notation/notation.ts';
import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { errorMembers } from '../../idp/answer.ts';
import type { TokenAnswer } from '../../evidence/token.ts';
import { presumeToken } from '../../repair/amend.ts';
import { withoutPages } from '../network/spoiled-answers.ts';
import { refusalCause } from './answered.ts';

/** RFC 9110 section 12.5.3: Kafka clients request no content coding, and decode none. */
function unreadable({ headers, form }: TokenAnswer): string {
  const encoding = headers['content-encoding'];
  if (form === 'empty') return 'Its body is empty.';
  return encoding === undefined || encoding === 'identity'
    ? 'Its body has no member that a client could read.'
    : `Its body is compressed (Content-Encoding: ${encoding}), which the client did not ask for and Kafka clients do not decode.`;
}

export default refusalCause({
  id: 'token/response-without-token',
  title: 'The token endpoint answers with success and without an access_token',
  means: ({ answer }) =>
    answer.form === 'html'
      ? 'That is a web page where a token should be: a sign-in page, a gateway in front of the identity provider, or another server.'
      : answer.members.length === 0
        ? unreadable(answer)
        : `Its body has ${answer.members.join(', ')}; RFC 6749 section 5.1 names the token access_token, spelt so and at the top.`,
  strength: ({ kind, answer }) =>
    // Only the title tells what kind of page it is, so it is quoted.
    kind === 'page'
      ? 'suggested'
      : kind === 'no-token' && errorMembers(answer).length === 0 && !answer.members.includes('id_token')
        ? 'shown'
        : null,
  repair: (evidence) =>
    evidence.token.answer.status === 'observed' && evidence.token.answer.value.form === 'html'
      ? withoutPages(evidence)
      : presumeToken(evidence),
  summary: ({ kind }) =>
    kind === 'page'
      ? 'Find out which server shows this page, and let token requests past it to the identity provider.'
      : 'Configure the real token endpoint, or have the server name the token access_token.',
  advice: {
    otherwise: ({ tokenEndpoint }, { kind, published, client }) =>
      kind === 'page'
        ? {
            steps: [
              'Compare the configured URL with token_endpoint in the discovery document.',
              'If the URL is right, look at what is in front of it: single sign-on for people, a firewall, a guest network or a holding page.',
            ],
            client: [sh`curl -sS -i -d grant_type=client_credentials ${tokenEndpoint} | head -40`],
          }
        : {
            steps: [
              'Check that the URL is the token endpoint and not the discovery document, an introspection endpoint, or a health check.',
              'A home-grown endpoint or a gateway that says accessToken, token or data.access_token must be changed, or read by a token callback of your own.',
            ],
            client:
              published?.tokenEndpoint === client.tokenEndpoint
                ? []
                : [
                    writeSetting(
                      client,
                      'tokenEndpoint',
                      valueOr(published?.tokenEndpoint, 'TOKEN_ENDPOINT'),
                    ),
                  ],
          },
  },
});
