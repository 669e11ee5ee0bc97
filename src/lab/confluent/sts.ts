import { randomBytes } from 'node:crypto';
import { formOf, json, type Answer, type Request } from '../network/http.ts';
import { apiError } from './answers.ts';
import type { Judge } from './judgement.ts';

const EXCHANGE = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
} as const;
const LONGEST_SECONDS = 900;

const refuse = (detail: string): Answer => apiError(400, 'invalid_request', 'Bad Request', detail);

/** `sts/v1/oauth2/token` (RFC 8693): judges the same token and pool over HTTPS. No Authorization header is needed. */
export async function exchangeToken(judge: Judge, request: Request): Promise<Answer> {
  const form = formOf(request);
  const pool = form?.get('identity_pool_id');
  if (form === undefined || !isExchange(form) || pool == null || pool === '') {
    return refuse('The token exchange request is malformed');
  }
  const judgement = await judge.token(form.get('subject_token') ?? '');
  if (!judgement.admitted || typeof judge.pools(judgement, pool) !== 'string') {
    return refuse('The subject token is invalid');
  }
  return json(200, {
    access_token: randomBytes(48).toString('base64url'),
    expires_in: Math.min(
      Number(form.get('expires_in') ?? LONGEST_SECONDS) || LONGEST_SECONDS,
      LONGEST_SECONDS,
    ),
    issued_token_type: EXCHANGE.requested_token_type,
    token_type: 'Bearer',
  });
}

const isExchange = (form: URLSearchParams): boolean =>
  Object.entries(EXCHANGE).every(([name, value]) => form.get(name) === value);
