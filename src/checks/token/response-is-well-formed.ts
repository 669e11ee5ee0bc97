import { token } from '../../facts/token.ts';
import { errorMembers, kindOf } from '../../idp/answer.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 6749 section 5.1. librdkafka reads only `access_token`, and stops without it (`rdkafka_sasl_oauthbearer_oidc.c`).
 */
export default defineCheck({
  id: 'token/response-is-well-formed',
  title: 'A successful answer is JSON with an access_token',
  enforcedBy: 'client',
  step: 30,
  reads: { answer: token.answer },
  run: ({ answer }) => {
    const kind = kindOf(answer);
    if (kind === 'token') return pass(`the answer has ${answer.members.join(', ')}`);
    if (kind !== 'no-token' || errorMembers(answer).length > 0)
      return cannotTell('the token endpoint gave no successful answer');
    return fail(
      answer.form === 'json'
        ? `HTTP ${answer.status} with ${answer.members.join(', ') || 'no member'}, and no access_token`
        : `HTTP ${answer.status} with ${answer.form === 'empty' ? 'an empty body' : 'a body that is not JSON'}`,
    );
  },
});
