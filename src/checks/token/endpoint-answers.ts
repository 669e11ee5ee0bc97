import { token } from '../../facts/token.ts';
import { isConsidered, kindOf, type AnswerKind } from '../../idp/answer.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 6749 section 5: a token endpoint answers in JSON, with 200, 400 or 401. Any other answer came from something
 * else. The network gate reports a missing answer.
 */
export default defineCheck({
  id: 'token/endpoint-answers',
  title: 'The token endpoint answers as an OAuth server does',
  enforcedBy: 'identity-provider',
  step: 10,
  reads: { answer: token.answer },
  run: ({ answer }) => {
    const kind = kindOf(answer);
    return isConsidered(kind)
      ? pass(`${answer.url} answers with HTTP ${answer.status}`)
      : fail(`${answer.url} answers with HTTP ${answer.status}: ${WORDS[kind]}`);
  },
});

const WORDS: Readonly<Record<AnswerKind, string>> = {
  token: 'a token',
  refusal: 'a refusal',
  'no-token': 'no token',
  throttled: 'too many requests',
  'server-error': 'the server has failed',
  'gateway-error': 'a gateway could not reach the server',
  'gateway-refusal': 'something in front of the identity provider asks for credentials of its own',
  maintenance: 'a web page that says that the service is down for now',
  portal: 'the network asks its user to sign in first',
  redirect: 'a redirect, which clients do not follow with a POST',
  firewall: 'a page that turns the request away',
  page: 'a web page',
  'no-endpoint': 'nothing takes token requests there',
  'cut-short': 'JSON that breaks off',
};
