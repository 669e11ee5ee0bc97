import { fact, known, reading, thenReading, type Fact } from '../../evidence/fact.ts';
import type { TokenAnswer } from '../../evidence/token.ts';
import type { CauseId } from '../../evidence/gate.ts';
import { isNoSuchPlace, kindOf } from '../../idp/answer.ts';
import { askedBy, identifyIn, tokenRefusal } from '../../idp/identify.ts';
import type { TokenErrorMeaning } from '../../idp/define.ts';

/** A token request that was answered without a token. */
export interface Refusal {
  readonly answer: TokenAnswer;
  /** The meaning of the identity provider's own message, as far as its product is known. */
  readonly meaning: TokenErrorMeaning | undefined;
}

/**
 * The refusal of the token request; the value is undefined when a token was issued. Unknown when there was no answer.
 */
export const refusal: Fact<Refusal | undefined> = fact("the token endpoint's refusal", (evidence) =>
  thenReading(reading(evidence.token.answer), (answer, source) =>
    known(
      kindOf(answer) === 'token'
        ? undefined
        : { answer, meaning: tokenRefusal(answer, identifyIn(evidence), askedBy(evidence.client)) },
      source,
    ),
  ),
);

/** For what only the configuration shows, before there is an answer: a hint, not a reason by itself. */
export const HINT = { strength: 'suggested', role: 'advice' } as const;

/** Whether the identity provider's message may be about one of these causes of the `token` gate. */
const mayMean = ({ meaning }: Refusal, causes: readonly CauseId[]): boolean =>
  meaning !== undefined && [meaning.cause, ...(meaning.also ?? [])].some((each) => causes.includes(each));

/**
 * Whether the client may have been refused because of its secret. An answer that certainly names another reason (an
 * unknown client, an audience) rules the secret out; one that fits several does not.
 */
export const mayBlameSecret = (seen: Refusal): boolean =>
  mayMean(seen, ['token/wrong-secret', 'token/auth-method-mismatch']) || isVague(seen);

/**
 * Whether the client may have been refused because of its id. Many products give the same answer to a wrong id and a
 * wrong secret.
 */
export const mayBlameClient = (seen: Refusal): boolean =>
  mayMean(seen, ['token/unknown-client']) || (seen.meaning?.certain !== true && mayBlameSecret(seen));

/** RFC 6749 section 5.2: `invalid_client` covers everything about the client; Keycloak uses it for an unknown one. */
const isVague = ({ answer, meaning }: Refusal): boolean =>
  meaning?.certain !== true && kindOf(answer) === 'refusal' && answer.error?.error === 'invalid_client';

/**
 * Whether the answer came from something other than a token endpoint: a page, a redirect, a 404, a 405, another
 * document.
 */
export const isWrongPlace = ({ answer }: Refusal): boolean => {
  const kind = kindOf(answer);
  if (kind === 'no-endpoint' || kind === 'redirect' || kind === 'page') return true;
  if (kind === 'no-token') return !answer.members.includes('id_token');
  return (
    kind === 'refusal' &&
    (isNoSuchPlace(answer.status) || (answer.error === undefined && answer.status !== 401))
  );
};

/** `HTTP 401 invalid_client`, for a sentence. */
export const spellRefusal = ({ answer }: Refusal): string =>
  `HTTP ${answer.status}${answer.error === undefined ? '' : ` ${answer.error.error}`}`;
