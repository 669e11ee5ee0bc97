import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';

/*
 * A discovery document and a key set are published by others, and a server may echo into them whatever it was sent.
 * Evidence keeps the members that the standards name, with plain values of limited length, and how many it left out.
 */

/** OpenID Connect Discovery 1.0 section 3, RFC 8414 section 2, and the IANA registry that both feed. */
const OF_METADATA: ReadonlySet<string> = new Set([
  ...['issuer', 'authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'],
  ...['registration_endpoint', 'revocation_endpoint', 'introspection_endpoint', 'end_session_endpoint'],
  ...['device_authorization_endpoint', 'pushed_authorization_request_endpoint'],
  ...['backchannel_authentication_endpoint', 'check_session_iframe', 'op_policy_uri', 'op_tos_uri'],
  ...['service_documentation', 'scopes_supported', 'response_types_supported', 'response_modes_supported'],
  ...['grant_types_supported', 'acr_values_supported', 'subject_types_supported', 'claims_supported'],
  ...['id_token_signing_alg_values_supported', 'request_object_signing_alg_values_supported'],
  ...['userinfo_signing_alg_values_supported', 'introspection_signing_alg_values_supported'],
  ...['token_endpoint_auth_methods_supported', 'token_endpoint_auth_signing_alg_values_supported'],
  ...['revocation_endpoint_auth_methods_supported', 'introspection_endpoint_auth_methods_supported'],
  ...['display_values_supported', 'claim_types_supported', 'claims_locales_supported'],
  ...['ui_locales_supported', 'code_challenge_methods_supported', 'dpop_signing_alg_values_supported'],
  ...['claims_parameter_supported', 'request_parameter_supported', 'request_uri_parameter_supported'],
  ...['require_request_uri_registration', 'require_pushed_authorization_requests'],
  ...['tls_client_certificate_bound_access_tokens', 'authorization_response_iss_parameter_supported'],
  // Auth0 alone has it, which tells the product behind a custom domain.
  'mfa_challenge_endpoint',
]);

/** The public members of RFC 7517 section 4 and RFC 7518 section 6 that a check reads; never `d` or `k`. */
const OF_KEY: ReadonlySet<string> = new Set(['kty', 'use', 'alg', 'kid', 'n', 'e', 'crv', 'x', 'y']);

/** Longer than any issuer, or the modulus of the largest key that OpenSSL takes (16,384 bits). */
const LONGEST_TEXT = 4_096;
const MOST_OF_A_LIST = 200;

/** The discovery document as evidence. */
export const recognisedMetadata = (document: HttpDocument): HttpDocument => recognised(document, OF_METADATA);

/**
 * The key set as evidence. A document of another kind, such as a discovery document, stays recognisable, because a
 * `jwks_uri` may lead to one.
 */
export const recognisedKeySet = (document: HttpDocument): HttpDocument =>
  recognised(document, new Set([...OF_METADATA, 'keys']));

function recognised(document: HttpDocument, names: ReadonlySet<string>): HttpDocument {
  const { json } = document;
  if (json === undefined) return document;
  let leftOut = 0;
  const membersOf = (
    object: JsonObject,
    wanted: ReadonlySet<string>,
    read: (each: Json, name: string) => Json,
  ): JsonObject => {
    const entries = Object.entries(object);
    const kept = entries.filter(([name]) => wanted.has(name));
    leftOut += entries.length - kept.length;
    return Object.fromEntries(kept.map(([name, each]) => [name, read(each, name)]));
  };
  /** Nothing that is read has objects in it; an empty one still shows the wrong type. */
  const plain = (value: Json): Json => {
    if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
    if (typeof value !== 'object' || value === null) return value;
    leftOut += Object.keys(value).length;
    return Array.isArray(value) ? [] : {};
  };
  const list = (value: Json): Json => {
    if (!Array.isArray(value)) return plain(value);
    const items = value as readonly Json[];
    const kept = items.filter((each) => typeof each !== 'object').slice(0, MOST_OF_A_LIST);
    leftOut += items.length - kept.length;
    return kept.map(plain);
  };
  const key = (value: Json): Json => (isJsonObject(value) ? membersOf(value, OF_KEY, plain) : plain(value));
  const read = (value: Json, name: string): Json =>
    name === 'keys' && Array.isArray(value) ? (value as readonly Json[]).map(key) : list(value);
  const kept = isJsonObject(json) ? membersOf(json, names, read) : plain(json);
  return { ...document, json: kept, ...(leftOut > 0 && { membersLeftOut: leftOut }) };
}
