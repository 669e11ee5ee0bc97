import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import type { TokenError } from '../evidence/token.ts';

const LONGEST_TEXT = 600;
const capped = (text: string): string => text.slice(0, LONGEST_TEXT);
const string = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? capped(value) : undefined;

const object = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

/**
 * The error in the JSON body of a token endpoint: RFC 6749 section 5.2; Okta's `errorCode` and `errorSummary`; a
 * gateway's `message`; an `error` that is an object; Apigee's `fault` and its `ErrorCode` and `Error`; the `title` and
 * `detail` of RFC 9457.
 */
export function errorInBody(body: JsonObject): TokenError | undefined {
  const nested = object(body['error']);
  const fault = object(body['fault']);
  const problem = [body['title'], body['detail']].flatMap((each) => string(each) ?? []).join('. ');
  const vendorCode = string(body['errorCode']);
  const error =
    string(body['error']) ??
    string(nested['status']) ??
    string(nested['code']) ??
    vendorCode ??
    string(body['code']) ??
    string(body['ErrorCode']) ??
    string(object(fault['detail'])['errorcode']);
  const description =
    string(body['error_description']) ??
    string(body['errorSummary']) ??
    string(nested['message']) ??
    string(body['message']) ??
    string(body['errorDescription']) ??
    string(body['Error']) ??
    string(fault['faultstring']) ??
    (problem === '' ? undefined : problem);
  if (error === undefined && (description === undefined || Object.hasOwn(body, 'access_token')))
    return undefined;
  const codes = body['error_codes'];
  // Ory fosite (error_hint, error_debug), league/oauth2-server (hint), FusionAuth (error_reason).
  const hint = capped(
    ['error_hint', 'hint', 'error_debug', 'error_reason']
      .flatMap((name) => string(body[name]) ?? [])
      .join(' '),
  );
  return {
    error: error ?? '',
    ...(description === undefined ? {} : { description }),
    ...(hint === '' ? {} : { hint }),
    ...(Array.isArray(codes) ? { codes: codes.filter((code) => typeof code === 'number') } : {}),
    ...(vendorCode === undefined ? {} : { vendorCode }),
  };
}
