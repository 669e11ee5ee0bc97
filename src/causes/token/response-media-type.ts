import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { behaviour } from '../../clients/facts.ts';
import { familyOf } from '../../clients/family.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { kindOf } from '../../idp/answer.ts';
import { mapObserved } from '../../evidence/observation.ts';
import { defineCause } from '../define.ts';
import { asBasic } from '../fixes/fetch-token.ts';

/** librdkafka's `rdhttp.c`: "Response is not JSON encoded: text/json". The Java client ignores the type. */
export default defineCause({
  id: 'token/response-media-type',
  title: 'The token comes with a Content-Type that the client does not read',
  reads: { answer: token.answer, fetcher: behaviour.fetcher, family: client.family },
  recognise: ({ answer, fetcher, family }, { answer: source }) => {
    const reads = fetcher?.reads;
    if (kindOf(answer) !== 'token' || reads === undefined || reads.test(answer.mediaType)) return null;
    const who = family === undefined ? 'The client' : familyOf(family).title;
    return {
      strength: 'shown',
      because: `The token endpoint sends ${answer.mediaType === '' ? 'no Content-Type' : `Content-Type: ${answer.mediaType}`}. ${who} reads application/json only, and stops with “Response is not JSON encoded”.`,
      contrast: [
        { label: 'Content-Type of the token answer', value: answer.mediaType || '(none)', source },
        { label: 'Content-Type that the client reads', value: 'application/json', source: who },
      ],
    };
  },
  repair: (evidence) => ({
    ...evidence,
    token: {
      ...evidence.token,
      answer: mapObserved(evidence.token.answer, (seen) => ({ ...seen, mediaType: 'application/json' })),
    },
  }),
  repaired: 'with a token answer of Content-Type application/json',
  fix: (_, { client: { tokenEndpoint, clientId } }) => ({
    summary: 'Have the token endpoint, or the gateway in front of it, send Content-Type: application/json.',
    steps: [
      'RFC 6749 section 5.1 requires application/json for the token answer.',
      'If the server cannot be changed, get the token in a callback of your application (oauth_cb), or use the Java client, which does not look at the type.',
    ],
    commands: [
      {
        kind: 'idp',
        text: sh`curl -sS -o /dev/null -w '%{content_type}\n' ${asBasic(valueOr(clientId, 'CLIENT_ID'))} --url ${valueOr(tokenEndpoint, 'TOKEN_ENDPOINT')}`,
      },
    ],
  }),
});
