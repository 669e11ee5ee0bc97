import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { discovery } from '../facts/discovery.ts';
import { provider } from '../facts/confluent.ts';
import { jwt } from '../facts/token.ts';
import type { TokenAnswer, TokenError } from '../evidence/token.ts';
import { isNoSuchPlace, isPassing, kindOf, type AnswerKind } from './answer.ts';
import type { Asked, IdentityProvider, Refusal, RefusalRule, TokenErrorMeaning } from './define.ts';
import { identityProviders } from './registry.generated.ts';
import { ownWords, subjectOf } from './wording.ts';

/** The product that these URLs belong to; the first recognised URL wins. */
export function identify(urls: readonly (string | undefined)[]): IdentityProvider | undefined {
  for (const text of urls) {
    if (text === undefined || !URL.canParse(text)) continue;
    const url = new URL(text);
    const owner = identityProviders.find((each) => each.owns(url));
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/**
 * The product of the identity provider. The token endpoint comes first, because it answers the client; a customer's own
 * host is recognised by the discovery document, and Entra and Auth0 also by their messages.
 */
export function identifyIn(evidence: Evidence): IdentityProvider | undefined {
  const iss = jwt.iss.read(evidence);
  const registered = provider.issuer.read(evidence);
  const document = discovery.document.read(evidence);
  const { tokenEndpoint, discoveryUrl } = evidence.client;
  return (
    identify([tokenEndpoint]) ??
    identityProviders.find((each) => document.known && each.describes?.(document.value) === true) ??
    identify([
      discoveryUrl,
      iss.known ? iss.value : undefined,
      registered.known ? registered.value : undefined,
    ])
  );
}

/**
 * The meaning of a token endpoint's refusal: by the product's own table, otherwise by a message that only one product
 * uses, otherwise by the codes of RFC 6749 section 5.2.
 *
 * @returns undefined when the answer is not a refusal: with status 200, whatever it says, or from a gateway in front of
 * the identity provider
 */
export function tokenRefusal(
  answer: TokenAnswer,
  idp: IdentityProvider | undefined,
  asked: Asked = { clientAuth: answer.clientAuth },
): TokenErrorMeaning | undefined {
  if (!SAYS_NO.includes(kindOf(answer))) return undefined;
  const error = isStatusAlone(answer) ? impliedError(answer.status) : answer.error!;
  // Some servers put the message where the code belongs.
  const words = ownWords(error) || (CODES.has(error.error) ? '' : error.error);
  const refusal: Refusal = { answer, error, words, subject: subjectOf(words, asked.clientAuth), asked };
  const own = idp?.refusals ?? [];
  const rules = [
    ...own.filter(isParticular),
    ...(idp === undefined
      ? identityProviders.flatMap((each) => (each.refusals ?? []).filter(isTelling))
      : []),
    ...PASSING,
    ...BY_WORDS,
    // A product's bare code comes after more specific messages: the product may have been recognised wrongly.
    ...own.filter((rule) => !isParticular(rule)),
    ...BY_CODE,
  ];
  const rule = rules.find((each) => fits(each, refusal));
  if (rule === undefined) return undefined;
  const { cause, certain, vague, also } = rule;
  return {
    cause,
    certain,
    ...(vague === undefined ? {} : { vague }),
    ...(also === undefined ? {} : { also }),
  };
}

/** The parts of a client's configuration that a refusal can be about. */
export const askedBy = ({ scope, audience, resource, clientAuth }: ClientFacts): Asked => ({
  clientAuth,
  ...(scope === undefined ? {} : { scope }),
  ...(audience === undefined ? {} : { audience }),
  ...(resource === undefined ? {} : { resource }),
});

const SAYS_NO: readonly AnswerKind[] = ['refusal', 'throttled', 'server-error'];

/** RFC 6749 sections 4.1.2.1 and 5.2, RFC 8707 section 2. */
const CODES: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
]);

/** Frameworks repeat the name of the status as an error of their own. */
const isStatusAlone = ({ error }: TokenAnswer): boolean =>
  error === undefined ||
  (/^(?:unauthorized|forbidden)$/i.test(error.error) &&
    (error.description ?? '').replace(/^(?:unauthorized|forbidden)$/i, '') === '' &&
    error.hint === undefined);

/** The error implied by a bare status: RFC 6749 section 5.2 reserves 401 for `invalid_client`. */
const impliedError = (status: number): TokenError => ({
  error: status === 401 ? 'invalid_client' : status === 403 ? 'access_denied' : `HTTP ${status}`,
});

/** Rules that use more than the error code and the status. */
const isParticular = ({ codes, vendorCode, says, when }: RefusalRule): boolean =>
  codes !== undefined || vendorCode !== undefined || says !== undefined || when !== undefined;

/** Rules that apply to any server: numbers and messages that only one product uses. */
const isTelling = ({ certain, codes, vendorCode, says }: RefusalRule): boolean =>
  certain && (codes !== undefined || vendorCode !== undefined || says !== undefined);

/** The product, recognised by a number or a message that no other product uses. */
export function identifyByWords({ error, description = '' }: TokenError): IdentityProvider | undefined {
  const id = description.startsWith('AADSTS') ? 'entra' : /^E0000\d{3}$/.test(error) ? 'okta' : undefined;
  return identityProviders.find(
    (each) =>
      each.id === id ||
      (each.refusals ?? [])
        .filter(isSaying)
        .some((rule) => rule.says.test(description) && (rule.error ?? error) === error),
  );
}

/** The meaning of a message that only one product uses, wherever it is found. */
export interface Saying extends TokenErrorMeaning {
  /** The matching text. */
  readonly match: string;
}

/**
 * What a log entry says about a refusal, in messages that only one product uses. A message is in one line, and the error
 * code that its rule requires is anywhere in the entry.
 */
export function saysOf(text: string): readonly Saying[] {
  // The error code that distinguishes two meanings of one message may be missing from the log.
  const namesError = ANY_ERROR.test(text);
  const possible = SAYINGS.map((rule) => ({
    ...rule,
    hasError: rule.error === undefined || text.includes(rule.error),
  })).filter(({ hasError }) => hasError || !namesError);
  return text.split('\n').flatMap((line) =>
    possible.flatMap(({ says, cause, certain, also, hasError }) => {
      const match = says.exec(line.trim())?.[0];
      if (match === undefined) return [];
      return [{ cause, certain: certain && hasError, match, ...(also === undefined ? {} : { also }) }];
    }),
  );
}

const ANY_ERROR = /\b(?:invalid|unauthorized|access|unsupported)_[a-z_]+/;

const SAYINGS = identityProviders.flatMap(({ refusals = [] }) => refusals).filter(isSaying);

/**
 * A single word (`DPoP`, `JWT`) is too general, and a rule that requires a number or a setting cannot be matched by
 * text alone.
 */
function isSaying(rule: RefusalRule): rule is RefusalRule & { readonly says: RegExp } {
  const { codes, vendorCode, when, says } = rule;
  return (
    codes === undefined && vendorCode === undefined && when === undefined && (says?.source.length ?? 0) >= 14
  );
}

/** These messages, for a fast check whether a text may contain one. */
export const SAYING_PATTERNS: readonly RegExp[] = SAYINGS.map(({ says }) => says);

const fits = (rule: RefusalRule, refusal: Refusal): boolean =>
  (rule.status === undefined || rule.status === refusal.answer.status) &&
  (rule.error === undefined || rule.error === refusal.error.error) &&
  (rule.codes === undefined || codesOf(refusal.error).some((code) => rule.codes!.includes(code))) &&
  (rule.vendorCode === undefined || rule.vendorCode === refusal.error.vendorCode) &&
  (rule.says === undefined || rule.says.test(refusal.words || refusal.error.error)) &&
  (rule.about === undefined || rule.about === refusal.subject) &&
  (rule.when === undefined || rule.when(refusal)) &&
  (rule.cause !== 'token/wrong-secret' || sendsSecret(refusal.asked));

/** A client that sends no secret cannot have sent a wrong one. */
const sendsSecret = ({ clientAuth }: Asked): boolean =>
  clientAuth === 'client_secret_post' || clientAuth === 'client_secret_basic';

/** Entra's numbers, from `error_codes` or, if a gateway dropped that member, from the text. */
function codesOf({ codes, description }: TokenError): readonly number[] {
  if (codes !== undefined && codes.length > 0) return codes;
  const inText = /^AADSTS(\d+)/.exec(description ?? '')?.[1];
  return inText === undefined ? [] : [Number(inText)];
}

const SIGN_IN_SCOPE = /(?:^|\s)(?:openid|profile|email|offline_access)(?:\s|$)/;

/** Refusals that say nothing about the client. */
const PASSING: readonly RefusalRule[] = [
  { status: 429, cause: 'token/rate-limited', certain: true },
  // A server that fails on every request of this client (a broken mapper) also answers 500.
  { when: ({ answer }) => answer.status === 500, cause: 'token/transient-5xx', certain: false },
  { when: ({ answer }) => isPassing(answer.status), cause: 'token/transient-5xx', certain: true },
  { error: 'too_many_requests', cause: 'token/rate-limited', certain: true },
  // Auth0's protection against brute force.
  { error: 'too_many_attempts', cause: 'token/rate-limited', certain: true },
  { error: 'slow_down', cause: 'token/rate-limited', certain: true },
];

/** Messages of any product. */
const BY_WORDS: readonly RefusalRule[] = [
  { error: 'use_dpop_nonce', cause: 'token/dpop-required', certain: true },
  { error: 'invalid_dpop_proof', cause: 'token/dpop-required', certain: true },
  { status: 415, cause: 'token/wrong-content-type', certain: true },
  { about: 'assertion-method', cause: 'token/assertion-required', certain: false },
  { about: 'method', cause: 'token/auth-method-mismatch', certain: false },
  { about: 'no-credentials', cause: 'token/auth-method-mismatch', certain: false },
  { about: 'unknown-client', cause: 'token/unknown-client', certain: false },
  { about: 'client-disabled', cause: 'token/client-disabled', certain: false },
  { about: 'secret-expired', cause: 'token/secret-expired', certain: false },
  { about: 'wrong-secret', cause: 'token/wrong-secret', certain: false },
  { about: 'no-grant-type', cause: 'token/wrong-content-type', certain: false },
  { about: 'body-unreadable', cause: 'token/wrong-content-type', certain: false },
  { about: 'duplicate', error: 'invalid_request', cause: 'token/duplicate-param', certain: true },
  { about: 'grant', cause: 'token/grant-not-enabled', certain: false },
  { about: 'no-audience', cause: 'token/audience-missing', certain: false },
  { about: 'audience-not-granted', cause: 'token/client-grant-missing', certain: false },
  { about: 'audience', cause: 'token/audience-unknown', certain: false },
  { about: 'no-scope', cause: 'token/scope-missing', certain: false },
  {
    about: 'scope',
    when: ({ error }) => error.error !== 'invalid_scope',
    cause: 'token/scope-unknown',
    certain: false,
  },
];

/**
 * RFC 6749 section 5.2, with RFC 8707 section 2 (`invalid_target`) and RFC 9449 sections 5 and 8 (DPoP). A bare error
 * code rarely has one meaning, so hardly anything here is certain.
 */
const BY_CODE: readonly RefusalRule[] = [
  {
    when: ({ asked, answer, error }) =>
      asked.clientAuth === 'private_key_jwt' &&
      (answer.status === 401 || ['invalid_client', 'invalid_grant'].includes(error.error)),
    cause: 'token/assertion-invalid',
    certain: false,
  },
  { about: 'id-or-secret', ...anyCredential() },
  { error: 'invalid_client', ...anyCredential() },
  // RFC 6749 section 5.2 reserves 401 for failed client authentication, whatever the error code: Auth0 behind a custom
  // domain sends access_denied.
  { status: 401, error: 'access_denied', ...anyCredential() },
  { error: 'invalid_client', cause: 'token/auth-method-mismatch', certain: false },
  { error: 'unauthorized_client', cause: 'token/grant-not-enabled', certain: false },
  { error: 'unsupported_grant_type', cause: 'token/grant-not-enabled', certain: false },
  {
    error: 'invalid_grant',
    when: ({ words }) => words === '',
    cause: 'token/grant-not-enabled',
    certain: false,
    vague: true,
  },
  {
    error: 'invalid_scope',
    when: ({ asked }) => asked.isUnseen === true,
    cause: 'token/scope-unknown',
    certain: false,
    also: ['token/scope-missing', 'token/scope-openid'],
  },
  {
    error: 'invalid_scope',
    when: ({ asked }) => asked.scope === undefined || asked.scope.trim() === '',
    cause: 'token/scope-missing',
    certain: false,
  },
  {
    error: 'invalid_scope',
    when: ({ asked }) => SIGN_IN_SCOPE.test(asked.scope ?? ''),
    ...openidOrUnknown(),
  },
  { error: 'invalid_scope', cause: 'token/scope-unknown', certain: false },
  { error: 'consent_required', cause: 'token/scope-unknown', certain: false },
  { error: 'invalid_target', cause: 'token/audience-unknown', certain: false },
  { error: 'invalid_resource', cause: 'token/audience-unknown', certain: false },
  { error: 'access_denied', cause: 'token/policy-denied', certain: false, vague: true },
  { error: 'server_error', cause: 'token/transient-5xx', certain: false },
  { error: 'temporarily_unavailable', cause: 'token/transient-5xx', certain: true },
  { when: ({ answer }) => isNoSuchPlace(answer.status), cause: 'token/endpoint-not-found', certain: false },
  { cause: 'token/refused', certain: false },
];

/** RFC 6749 section 5.2 has one code for an unknown client, a wrong secret and a method that the client may not use. */
function anyCredential() {
  return {
    cause: 'token/wrong-secret',
    certain: false,
    vague: true,
    also: ['token/unknown-client', 'token/auth-method-mismatch'],
  } as const;
}

function openidOrUnknown() {
  return { cause: 'token/scope-openid', certain: false, also: ['token/scope-unknown'] } as const;
}
