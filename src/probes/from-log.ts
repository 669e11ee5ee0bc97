import type { BrokerEvidence } from '../evidence/broker.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { LoggedSignIn, LogEvidence } from '../evidence/log.ts';
import type { Observed } from '../evidence/observation.ts';
import { isLogged } from '../evidence/source.ts';
import type { TokenAnswer } from '../evidence/token.ts';

/*
 * Evidence from a log in place of a probe that did not run. A log is about the past, so it never overrides an
 * observation of this run, not even a missing answer; and what it says about one token does not apply to another token
 * that this run has.
 */

type Seen = Pick<Evidence['token'], 'answer' | 'jwt'>;

/** The log's token, and the refusal of a token request, if this run has neither. */
export function tokenOr(seen: Seen, logs: readonly LogEvidence[] | undefined, client: ClientFacts): Seen {
  const logged = lastSignIn(logs);
  if (seen.answer.status !== 'missing' || seen.jwt.status !== 'missing') return seen;
  return {
    answer: logged.answer === undefined ? seen.answer : asAsked(logged.answer, client),
    // A refused request gives no token, so the one in the log is an earlier one.
    jwt: logged.answer === undefined ? (logged.jwt ?? seen.jwt) : seen.jwt,
  };
}

/** A log does not show the request: the client itself sent it. */
const asAsked = (
  answer: Observed<TokenAnswer>,
  { clientAuth, client }: ClientFacts,
): Observed<TokenAnswer> => ({
  ...answer,
  value: { ...answer.value, clientAuth, ...(client !== undefined && { as: client }) },
});

/**
 * The broker's refusal in the log, if this run did not ask a broker. If this run requested a token itself, the broker
 * refused a different one.
 */
export function brokerOr(
  seen: BrokerEvidence,
  logs: readonly LogEvidence[] | undefined,
  { answer }: Seen,
): BrokerEvidence {
  const { handshake, authenticate } = lastSignIn(logs);
  const asked = answer.status !== 'missing' && !isLogged(answer.source);
  if (asked || seen.handshake.status !== 'missing' || seen.authenticate.status !== 'missing') return seen;
  return {
    ...seen,
    ...(handshake !== undefined && { handshake }),
    // An earlier successful sign-in says nothing about the present.
    ...(authenticate?.value.accepted === false && { authenticate }),
  };
}

/** Of several logs, the one that ends last. */
function lastSignIn(logs: readonly LogEvidence[] = []): LoggedSignIn {
  const ended = logs.toSorted((a, b) => endOf(a) - endOf(b)).at(-1);
  const jwt = ended?.jwt ?? logs.findLast((log) => log.jwt !== undefined)?.jwt;
  return { ...ended, ...(jwt !== undefined && { jwt }) };
}

const endOf = ({ answer, handshake, authenticate, jwt }: LogEvidence): number =>
  (answer ?? handshake ?? authenticate ?? jwt)?.at ?? 0;
