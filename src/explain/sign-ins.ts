import type { SaslAnswer } from '../evidence/broker.ts';
import type { LoggedSignIn } from '../evidence/log.ts';
import { observed, type Observed } from '../evidence/observation.ts';
import type { LogSource } from '../evidence/source.ts';
import type { Jwt } from '../evidence/token.ts';
import { elsewhere } from './about.ts';
import { brokerAnswerIn } from './broker-answer.ts';
import { timeIn, timeOf, type Block } from './errors.ts';
import type { Line } from './lines.ts';
import { tokensIn } from './logged-token.ts';
import { tokenAnswerIn } from './refusal.ts';

/** What a log shows of sign-ins, and when it was written. */
export interface Logged extends LoggedSignIn {
  readonly from?: string;
  readonly to?: string;
}

/** How clients say that a broker let them in. */
const LET_IN =
  /Successfully authenticated with |\bAUTH_(?:REQ|HANDSHAKE|LEGACY)\b -> UP\b|Authenticated via (?:SASL \/ )?OAuth|\] Cluster ID: \S/;

const ACCEPTED: SaslAnswer = { accepted: true, errorCode: 0, sessionLifetimeMs: 0 };

const LAST_LINES = 40;

/**
 * Collects how the sign-ins of a log ended. The last end counts: a client that signed in after a refusal is signed in.
 *
 * @param file as it was given
 * @param now milliseconds since the epoch: the time of entries without a usable time of their own
 * @param decode decodes a token without verifying it
 */
export function signInsIn(
  file: string,
  { now, decode }: { readonly now: number; readonly decode: (token: string) => Jwt },
): {
  readonly look: (line: Line) => void;
  readonly add: (block: Block) => void;
  readonly found: () => Logged;
} {
  const tokens = tokensIn(decode);
  const tail: Line[] = [];
  let from: string | undefined;
  let end: { readonly line: number; readonly how: Omit<LoggedSignIn, 'jwt'> } = { line: 0, how: {} };

  const ended = (line: number, how: Omit<LoggedSignIn, 'jwt'>): void => {
    if (line >= end.line) end = { line, how };
  };
  const sourced = (line: number, time: string | undefined): [LogSource, number] => [
    { log: file, line, ...(time !== undefined && { time }) },
    instantOf(time) ?? now,
  ];
  /** At its own line, which may have a time of its own. */
  const placed = ({ text, line, numbers, time }: Block, at: number): [LogSource, number] => {
    const own = text.slice(text.lastIndexOf('\n', at) + 1);
    return sourced(numbers[text.slice(0, at).split('\n').length - 1] ?? line, timeIn(own) ?? time);
  };
  return {
    look: (line) => {
      const head: Line = { ...line, text: line.text.slice(0, 200) };
      if (line.rest !== true) {
        from ??= timeOf(head);
        tail.push(head);
        if (tail.length > LAST_LINES) tail.shift();
      }
      tokens.look(line);
      if (LET_IN.test(line.text))
        ended(line.number, { authenticate: observed(ACCEPTED, ...sourced(line.number, timeOf(head))) });
    },
    add: (block) => {
      const { text, line } = block;
      if (elsewhere(text)?.isOtherSignIn === true) return;
      const refused = tokenAnswerIn(text);
      if (refused !== undefined) {
        ended(line, { answer: observed(refused.answer, ...placed(block, refused.at)) });
        return;
      }
      const answer = brokerAnswerIn(text);
      if (answer === undefined) return;
      const where = placed(block, answer.at);
      ended(
        line,
        answer.kind === 'handshake'
          ? { handshake: observed(answer.value, ...where) }
          : { authenticate: observed(answer.value, ...where) },
      );
    },
    found: () => {
      const token = tokens.found();
      const to = tail.map(timeOf).findLast((time) => time !== undefined);
      return {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(token !== undefined && { jwt: jwtOf(token, sourced) }),
        ...end.how,
      };
    },
  };
}

/**
 * A token is judged at the time at which it was logged. If the log does not name its time zone, that is when the token
 * was issued, or a time before its expiry: a wrong zone would make it look expired.
 */
function jwtOf(
  { jwt, line, head }: { readonly jwt: Jwt; readonly line: number; readonly head: string },
  sourced: (line: number, time: string | undefined) => [LogSource, number],
): Observed<Jwt> {
  const time = timeIn(head);
  const [source, otherwise] = sourced(line, time);
  const { iat, nbf, exp } = jwt.claims ?? {};
  const alive = [iat, nbf, typeof exp === 'number' ? exp - 1 : undefined].find(
    (each) => typeof each === 'number',
  );
  const at = instantOf(time) ?? (alive === undefined ? otherwise : alive * 1000);
  return observed(jwt, source, at);
}

/** Milliseconds since the epoch; undefined for a time without a time zone. */
function instantOf(time: string | undefined): number | undefined {
  if (time === undefined || !/(?:Z|[+-]\d\d:?\d\d)$/.test(time)) return undefined;
  const instant = Date.parse(time.replace(' ', 'T').replace(',', '.'));
  return Number.isNaN(instant) ? undefined : instant;
}
