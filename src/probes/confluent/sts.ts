import type { StsAnswer } from '../../evidence/confluent.ts';
import { splitPoolIds } from '../../facts/confluent.ts';
import { isJsonObject, type Json } from '../../evidence/json.ts';
import { failed, missing, observed, type Observation } from '../../evidence/observation.ts';
import type { Target } from '../../settings/target.ts';
import { withoutSlash } from '../../spelling/token-url.ts';
import type { HttpClient } from '../http.ts';
import { apiError, refusalOf } from './api.ts';

/** Statuses about the endpoint or its load, which say nothing about the token. */
const NO_JUDGEMENT = new Set([404, 405, 408, 429]);

/**
 * Asks Confluent's security token service to judge the token for the pool (RFC 8693). It issues a short-lived token,
 * which is discarded; nothing changes. Never rejects.
 */
export async function exchangeAtSts(
  target: Target,
  token: string,
  http: HttpClient,
): Promise<Observation<StsAnswer>> {
  const [pool, ...more] = splitPoolIds(target.poolId);
  if (pool === undefined) return missing('no identity pool was named', '--pool-id');
  if (more.length > 0) return missing('the token can be exchanged for one identity pool alone');
  const seen = await http.send({
    url: `${withoutSlash(target.confluentApiUrl)}/sts/v1/oauth2/token`,
    purpose: 'named',
    keeper: 'confluent',
    what: 'Confluent STS',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      identity_pool_id: pool,
    }).toString(),
  });
  if (seen.status !== 'observed') return seen;
  const {
    answer: { status },
    body,
  } = seen.value;
  const accepted = status === 200 && isJsonObject(body.json) && typeof body.json['access_token'] === 'string';
  if (accepted) return observed({ status, accepted }, seen.source, seen.at);
  const reason = errorIn(body.json);
  const isRefusal = status >= 400 && status < 500 && !NO_JUDGEMENT.has(status);
  // Gateways and proxies in front of it use such statuses too, but without error codes.
  if (!isRefusal || Object.keys(reason).length === 0)
    return failed(refusalOf(status, body.json), seen.source, seen.at);
  return observed({ status, accepted, ...reason }, seen.source, seen.at);
}

/** RFC 6749 section 5.2, or the `errors` of Confluent's other APIs. */
function errorIn(body: Json | undefined): Pick<StsAnswer, 'error' | 'description'> {
  const members = isJsonObject(body) ? body : {};
  const { code, title, detail } = apiError(body);
  const error = textOf(members['error']) ?? code;
  const description = textOf(members['error_description']) ?? detail ?? title;
  return {
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { description }),
  };
}

const LONGEST_TEXT = 600;
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST_TEXT) : undefined;
