import type { FamilyId } from './family.ts';
import type { BodyForm, HttpAnswer } from './http.ts';
import type { JsonObject } from './json.ts';

/** How a client authenticates at the token endpoint, by the names of RFC 7591 section 2. */
export type ClientAuth =
  'client_secret_post' | 'client_secret_basic' | 'private_key_jwt' | 'tls_client_auth' | 'none';

/** The token endpoint's answer (RFC 6749 sections 5.1 and 5.2) without the tokens in it. */
export interface TokenAnswer extends HttpAnswer {
  readonly form: BodyForm;
  readonly clientAuth: ClientAuth;
  /** Names of the form parameters that were sent, never their values. */
  readonly sent: readonly string[];
  /** The client whose exact request was sent; absent: a request with everything that was configured. */
  readonly as?: FamilyId;
  /** Names of the members of the JSON body that have a value: not null, and for tokens only strings. */
  readonly members: readonly string[];
  readonly tokenType?: string;
  /** Seconds, as the answer gives them: a number, or a string from a careless server. */
  readonly expiresIn?: number | string;
  readonly scope?: string;
  readonly error?: TokenError;
  /** The first characters of a body that is not JSON. Hostile text. */
  readonly excerpt?: string;
  /** The `<title>` of a web page. Hostile text. */
  readonly title?: string;
  /** `Location` of a redirect, which was not followed. */
  readonly location?: string;
}

/** RFC 6749 section 5.2, and the formats that vendors use instead. */
export interface TokenError {
  readonly error: string;
  readonly description?: string;
  /** What some servers add to the description: `hint`, `error_hint`, `error_debug`, `error_reason`. */
  readonly hint?: string;
  /** Entra's `error_codes`. */
  readonly codes?: readonly number[];
  /** Okta's `errorCode`. */
  readonly vendorCode?: string;
}

/** A token as received, decoded without any key. */
export interface Jwt {
  /** Dot-separated parts: 3 for a JWS (RFC 7515 section 7.1), 5 for a JWE (RFC 7516 section 7.1). */
  readonly parts: number;
  readonly bytes: number;
  /** Undefined when the first part is not base64url JSON. */
  readonly header?: JsonObject;
  /** Undefined when the claims cannot be read: not a JWS, or not JSON. */
  readonly claims?: JsonObject;
  /** Traces of how the token was transported, each a reason for a strict parser to reject it. */
  readonly blemishes: readonly Blemish[];
  /** Whether the signature part is empty (RFC 7519 section 6). */
  readonly unsigned: boolean;
  /** The member of the answer that held it, or how it was provided. */
  readonly from: 'access_token' | 'id_token' | 'token-file' | 'log';
  /** A log shows its claims and perhaps its header; its length, its signature and how it was sent are unknown. */
  readonly claimsAlone?: true;
}

export type Blemish =
  | 'bearer-prefix'
  | 'basic-prefix'
  | 'header-name'
  | 'scheme-prefix'
  | 'parameter-name'
  | 'json-answer'
  | 'prompt-mark'
  | 'punctuation'
  | 'surrounding-whitespace'
  | 'inner-whitespace'
  | 'quotes'
  | 'padding'
  | 'standard-base64';

/** The result of verifying the token's signature with one published key set. */
export interface SignatureCheck {
  readonly keySet: 'discovery' | 'provider';
  readonly outcome: 'valid' | 'invalid' | 'no-such-key' | 'key-unusable';
  /** How many keys of the set have the token's key id. */
  readonly candidates: number;
  readonly detail?: string;
}
