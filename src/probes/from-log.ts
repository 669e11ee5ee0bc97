import type { BrokerEvidence } from '../evidence/broker.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { LoggedSignIn, LogEvidence } from '../evidence/log.ts';
import type { Observed } from '../evidence/observation.ts';
import { isLogged } from '../evidence/source.ts';
import type { TokenAnswer } from '../evidence/token.ts';

/*
 * What stands in for a look that was not taken. A log is of the past, so it has no say where this run saw something, be it that no
 * answer came; and what was said of another token is not said of the one that this run has.
 */

type Seen = Pick<Evidence['token'], 'answer' | 'jwt'>;

/** The token of the log, and the refusal of one, where this run has neither. */
export function tokenOr(seen: Seen, logs: readonly LogEvidence[] | undefined, client: ClientFacts): Seen {
  const logged = lastSignIn(logs);
  if (seen.answer.status !== 'missing' || seen.jwt.status !== 'missing') return seen;
  return {
    answer: logged.answer === undefined ? seen.answer : asAsked(logged.answer, client),
    // Whoever is refused has no token: the one in the log is an earlier one.
    jwt: logged.answer === undefined ? (logged.jwt ?? seen.jwt) : seen.jwt,
  };
}

/** A log does not show the request: it was the client's own. */
const asAsked = (
  answer: Observed<TokenAnswer>,
  { clientAuth, client }: ClientFacts,
): Observed<TokenAnswer> => ({
  ...answer,
  value: { ...answer.value, clientAuth, ...(client !== undefined && { as: client }) },
});

/**
 * The refusal of the broker in the log, where this run did not ask one. Where it asked for a token by itself, the broker
 * refused another one.
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
    // That the client was let in once says nothing of now.
    ...(authenticate?.value.accepted === false && { authenticate }),
  };
}

/** Of several logs the one that ends last. */
function lastSignIn(logs: readonly LogEvidence[] = []): LoggedSignIn {
  const ended = logs.toSorted((a, b) => endOf(a) - endOf(b)).at(-1);
  const jwt = ended?.jwt ?? logs.findLast((log) => log.jwt !== undefined)?.jwt;
  return { ...ended, ...(jwt !== undefined && { jwt }) };
}

const endOf = ({ answer, handshake, authenticate, jwt }: LogEvidence): number =>
  (answer ?? handshake ?? authenticate ?? jwt)?.at ?? 0;
