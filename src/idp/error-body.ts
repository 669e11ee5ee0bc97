import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import type { TokenError } from '../evidence/token.ts';

const LONGEST_TEXT = 600;
const capped = (text: string): string => text.slice(0, LONGEST_TEXT);
const string = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? capped(value) : undefined;

/**
 * The error that the JSON body of a token endpoint speaks of: RFC 6749 section 5.2; Okta's `errorCode` and
 * `errorSummary`; a gateway's `message`; an `error` that is an object.
 */
export function errorInBody(body: JsonObject): TokenError | undefined {
  const nested: JsonObject = isJsonObject(body['error']) ? body['error'] : {};
  const vendorCode = string(body['errorCode']);
  const error =
    string(body['error']) ??
    string(nested['status']) ??
    string(nested['code']) ??
    vendorCode ??
    string(body['code']);
  const description =
    string(body['error_description']) ??
    string(body['errorSummary']) ??
    string(nested['message']) ??
    string(body['message']);
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
