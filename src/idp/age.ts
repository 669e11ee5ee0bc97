import { fact, known, unknown, type Fact } from '../evidence/fact.ts';
import { clock } from '../facts/clock.ts';
import { jwt, token } from '../facts/token.ts';

/** The age of a token when the token endpoint returned it. Seconds. */
export interface TokenAge {
  readonly old: number;
  /** `exp` minus `iat`; undefined when the token lacks one of them. */
  readonly lifetime: number | undefined;
  /** The `Age` header (RFC 9111 section 5.1): how long a cache had stored the answer. */
  readonly inCache: number | undefined;
}

/**
 * A token is normally issued for its request, so an older one came from a cache. Measured by the identity provider's
 * own clock, so that a clock that is behind does not look like a cache; an `Age` header counts as it is, because a
 * cache repeats the `Date` of the original answer (RFC 9111 section 5.1).
 */
export const tokenAge: Fact<TokenAge> = fact('age of the token when it was handed out', (evidence) => {
  const answer = token.answer.read(evidence);
  const iat = jwt.iat.read(evidence);
  const exp = jwt.exp.read(evidence);
  const ahead = clock.idpAhead.read(evidence);
  if (!answer.known) return answer;
  if (!iat.known) return iat;
  if (typeof iat.value !== 'number') return unknown('the token does not say when it was issued');
  const age = Number(answer.value.headers['age']);
  const inCache = Number.isFinite(age) && age > 0 ? age : undefined;
  if (!ahead.known && inCache === undefined) return ahead;
  const byClock = ahead.known ? (answer.value.receivedAt + ahead.value) / 1000 - iat.value : 0;
  return known(
    {
      old: Math.max(byClock, inCache ?? 0),
      lifetime: exp.known && typeof exp.value === 'number' ? exp.value - iat.value : undefined,
      inCache,
    },
    iat.source,
  );
});

/** Seconds; rounding and a slow answer explain anything below. */
const UNREMARKABLE = 60;

export const isFromCache = ({ old }: TokenAge): boolean => old > UNREMARKABLE;

/** Java clients renew at 80 % of the lifetime (`sasl.login.refresh.window.factor`), and so does librdkafka. */
export const isNearlySpent = (age: TokenAge): boolean =>
  isFromCache(age) && age.lifetime !== undefined && age.old > 0.8 * age.lifetime;

export const isSpent = (age: TokenAge): boolean =>
  isFromCache(age) && age.lifetime !== undefined && age.old >= age.lifetime;
