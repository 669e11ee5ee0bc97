import { behaviour } from '../../clients/facts.ts';
import { token } from '../../facts/token.ts';
import { kindOf } from '../../idp/answer.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 6749 section 5.1 requires `application/json`. librdkafka accepts nothing else, whatever the body contains. */
export default defineCheck({
  id: 'token/response-type-is-read',
  title: 'The client reads answers of this Content-Type',
  enforcedBy: 'client',
  step: 35,
  reads: { answer: token.answer, fetcher: behaviour.fetcher },
  run: ({ answer, fetcher }) => {
    if (kindOf(answer) !== 'token') return cannotTell('no token was issued');
    const type = answer.mediaType === '' ? 'no Content-Type' : `Content-Type ${answer.mediaType}`;
    const reads = fetcher?.reads;
    return reads === undefined || reads.test(answer.mediaType)
      ? pass(`the token came with ${type}`)
      : fail(`the token came with ${type}, and this client reads application/json only`);
  },
});
