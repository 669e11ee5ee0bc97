import { token } from '../../facts/token.ts';
import { errorMembers, kindOf } from '../../idp/answer.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 6749 section 5.1. librdkafka reads `access_token` alone, and stops without it (`rdkafka_sasl_oauthbearer_oidc.c`). */
export default defineCheck({
  id: 'token/response-is-well-formed',
  title: 'The answer of success is JSON with an access_token',
  enforcedBy: 'client',
  step: 30,
  reads: { answer: token.answer },
  run: ({ answer }) => {
    const kind = kindOf(answer);
    if (kind === 'token') return pass(`it has ${answer.members.join(', ')}`);
    if (kind !== 'no-token' || errorMembers(answer).length > 0)
      return cannotTell('there was no answer of success');
    return fail(
      answer.form === 'json'
        ? `HTTP ${answer.status} with ${answer.members.join(', ') || 'no member'}, and no access_token`
        : `HTTP ${answer.status} with ${answer.form === 'empty' ? 'an empty body' : 'a body that is not JSON'}`,
    );
  },
});
