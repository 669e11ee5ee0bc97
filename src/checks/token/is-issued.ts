import { token } from '../../facts/token.ts';
import { errorMembers, kindOf } from '../../idp/answer.ts';
import type { TokenAnswer } from '../../evidence/token.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 6749 section 5.2: the identity provider processed the request and refused it. */
export default defineCheck({
  id: 'token/is-issued',
  title: 'The identity provider issues a token',
  enforcedBy: 'identity-provider',
  step: 20,
  reads: { answer: token.answer },
  run: ({ answer }) => {
    const kind = kindOf(answer);
    if (kind === 'token') return pass(`HTTP ${answer.status} with an access token`);
    if (kind === 'refusal' || (kind === 'no-token' && errorMembers(answer).length > 0))
      return fail(wordsOf(answer));
    return cannotTell('the identity provider has not decided on the request');
  },
});

const wordsOf = ({ status, error, members }: TokenAnswer): string => {
  if (error === undefined)
    return `HTTP ${status}${members.length === 0 ? '' : ` with ${members.join(', ')}`} instead of a token`;
  // Entra ID appends trace ids and times on separate lines.
  const [description] = (error.description ?? '').split(/\r?\n/);
  return [`HTTP ${status}`, error.error, description]
    .filter((part) => part !== '' && part !== undefined)
    .join(', ');
};
