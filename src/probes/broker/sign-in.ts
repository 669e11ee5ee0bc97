import type { Socket } from 'node:net';
import type { ApiVersions, SaslAnswer, SaslHandshake, SignInTiming } from '../../evidence/broker.ts';
import { kafkaError, KAFKA_ERROR } from '../../evidence/kafka-errors.ts';
import { missing, observed, unanswered, type Observation } from '../../evidence/observation.ts';
import { handshakeOutcome, isVersionsRefusal } from '../../facts/handshake.ts';
import { abortable } from '../deadline.ts';
import { answeredAfter, ownTime } from '../own-time.ts';
import { Broken, failureFrom } from './failure.ts';
import { firstMessage, SOH } from './first-message.ts';
import {
  API,
  apiVersionsOf,
  saslAuthenticateOf,
  saslHandshakeOf,
  type AuthenticateAnswer,
} from './messages.ts';
import { within, type TimeLimit } from './time-limit.ts';
import { Wire } from './wire.ts';

const MECHANISM = 'OAUTHBEARER';

export interface SignInOptions {
  /** Undefined or a rejection means no token, so the exchange ends after the handshake. */
  readonly token: Promise<string | undefined>;
  readonly extensions: Readonly<Record<string, string>>;
  /** The GS2 header of the first message; default: without an authorization identity. */
  readonly header?: string;
  /** `host:port`, for the evidence. */
  readonly source: string;
  readonly now: () => number;
  readonly timeLimit: TimeLimit;
  readonly span: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export interface SignIn {
  readonly apiVersions: Observation<ApiVersions>;
  readonly handshake: Observation<SaslHandshake>;
  readonly authenticate: Observation<SaslAnswer>;
  /** Absent unless the broker answered both handshake and token. */
  readonly timing?: SignInTiming;
  /** Open and signed in only if `authenticate` was accepted; the caller closes it. */
  readonly wire: Wire;
}

/**
 * Signs in over an open socket: ApiVersions and SaslHandshake at once, SaslAuthenticate as soon as there is a token.
 * Never rejects.
 */
export async function signIn(socket: Socket, options: SignInOptions): Promise<SignIn> {
  const wire = new Wire(socket);
  const seen: Seen = { answers: [], token: 'awaited' };
  const { timeLimit, span } = options;
  const token = options.token.catch(() => undefined);
  let problem: unknown;
  try {
    await span('broker handshake', () => greet(wire, seen, timeLimit));
    if (seen.handshake !== undefined && handshakeOutcome(seen.handshake) === 'accepted') {
      const value = await wire.orBroken(abortable(token, timeLimit.signal));
      seen.token = value === undefined ? 'none' : 'there';
      if (value !== undefined) await span('broker sign-in', () => authenticate(wire, seen, value, options));
    }
  } catch (error) {
    problem = error;
  }
  const answer = answerIn(seen, problem, options);
  if (answer.status !== 'observed' || !answer.value.accepted) wire.close();
  const { handshakeMs, authenticateMs } = seen;
  return {
    ...greetingIn(seen, problem, options),
    authenticate: answer,
    ...(handshakeMs === undefined || authenticateMs === undefined
      ? {}
      : { timing: { handshakeMs, authenticateMs } }),
    wire,
  };
}

/**
 * Re-authenticates on a connection that is signed in (KIP-368): the client may send SaslHandshake again at any time, and the
 * broker then accepts no other request until it has judged the token. Never rejects; closes the connection unless the token was
 * accepted.
 */
export async function signInAgain(
  { wire, apiVersions }: Pick<SignIn, 'wire' | 'apiVersions'>,
  options: Omit<SignInOptions, 'span'>,
): Promise<Observation<SaslAnswer>> {
  const seen: Seen = { answers: [], token: 'awaited' };
  let problem: unknown;
  try {
    if (apiVersions.status === 'observed') seen.apiVersions = apiVersions.value;
    const value = await options.token;
    seen.token = value === undefined ? 'none' : 'there';
    await offer(wire, seen, options.timeLimit);
    if (
      value !== undefined &&
      seen.handshake !== undefined &&
      handshakeOutcome(seen.handshake) === 'accepted'
    )
      await authenticate(wire, seen, value, options);
  } catch (error) {
    problem = error;
  }
  const answer =
    seen.handshake === undefined
      ? unanswered(failureFrom(problem, 'sasl'), options.source, options.now())
      : answerIn(seen, problem, options);
  if (answer.status !== 'observed' || !answer.value.accepted) wire.close();
  return answer;
}

/** The answers so far. */
interface Seen {
  apiVersions?: ApiVersions;
  handshake?: SaslHandshake;
  handshakeMs?: number;
  authenticateMs?: number;
  token: 'awaited' | 'none' | 'there';
  readonly answers: AuthenticateAnswer[];
}

async function greet(wire: Wire, seen: Seen, timeLimit: TimeLimit): Promise<void> {
  const first = await within(timeLimit, wire.ask(apiVersionsOf(2)));
  // KIP-511: the broker does not support this version, and answers in version 0.
  seen.apiVersions =
    first.errorCode === KAFKA_ERROR.unsupportedVersion
      ? await within(timeLimit, wire.ask(apiVersionsOf(0)))
      : first;
  if (!isVersionsRefusal(seen.apiVersions.errorCode)) await offer(wire, seen, timeLimit);
}

async function offer(wire: Wire, seen: Seen, timeLimit: TimeLimit): Promise<void> {
  const version = seen.apiVersions === undefined ? 1 : newestOf(seen.apiVersions, API.saslHandshake);
  const time = ownTime();
  seen.handshake = await within(timeLimit, wire.ask(saslHandshakeOf(MECHANISM, version)));
  seen.handshakeMs = answeredAfter(time());
}

/**
 * The exchange of RFC 7628. A broker that refuses the token may answer error code 0 with JSON in the auth bytes
 * (section 3.2.2). The client answers this challenge with one SOH (section 3.2.3); only then does the broker send error
 * 58 and its text.
 */
async function authenticate(
  wire: Wire,
  seen: Seen,
  token: string,
  { extensions, header, timeLimit }: Pick<SignInOptions, 'extensions' | 'header' | 'timeLimit'>,
): Promise<void> {
  // Before KIP-152 a token is sent in bare frames, and a refusal is a closed connection. The doctor does not send it
  // that way.
  if (seen.apiVersions?.apis[API.saslAuthenticate] === undefined) throw new Broken(NO_SASL_AUTHENTICATE);
  const version = newestOf(seen.apiVersions, API.saslAuthenticate);
  const say = async (message: Buffer): Promise<AuthenticateAnswer> => {
    const answer = await within(timeLimit, wire.ask(saslAuthenticateOf(message, version)));
    seen.answers.push(answer);
    return answer;
  };
  const time = ownTime();
  const first = await say(firstMessage(token, extensions, header));
  seen.authenticateMs = answeredAfter(time());
  if (isChallenge(first)) await say(Buffer.from(SOH));
}

/** Version 1 if the broker supports it. */
const newestOf = ({ apis }: ApiVersions, apiKey: number): number => ((apis[apiKey]?.[1] ?? 1) >= 1 ? 1 : 0);

const NO_SASL_AUTHENTICATE = {
  stage: 'sasl',
  code: 'CLIENT_GAVE_UP',
  message: 'the broker does not support SaslAuthenticate (KIP-152, Kafka 1.0)',
} as const;

const isChallenge = (answer: AuthenticateAnswer | undefined): boolean =>
  answer?.errorCode === 0 && answer.authBytes.length > 0;

function greetingIn(
  { apiVersions, handshake }: Seen,
  problem: unknown,
  { source, now }: SignInOptions,
): Pick<SignIn, 'apiVersions' | 'handshake'> {
  if (apiVersions === undefined) {
    return {
      apiVersions: unanswered(failureFrom(problem, 'kafka'), source, now()),
      handshake: missing(`${source} did not answer ApiVersions`),
    };
  }
  const { errorCode } = apiVersions;
  return {
    apiVersions: observed(apiVersions, source, now()),
    handshake: isVersionsRefusal(errorCode)
      ? missing(`${source} answered ApiVersions with ${kafkaError(errorCode)}`)
      : handshake === undefined
        ? unanswered(failureFrom(problem, 'sasl'), source, now())
        : observed(handshake, source, now()),
  };
}

function answerIn(
  { handshake, answers, token }: Seen,
  problem: unknown,
  { source, now }: Pick<SignInOptions, 'source' | 'now'>,
): Observation<SaslAnswer> {
  if (handshake === undefined) return missing(`${source} did not answer SaslHandshake`);
  const outcome = handshakeOutcome(handshake);
  if (outcome === 'not-offered') return missing(`${source} does not offer ${MECHANISM}`);
  if (outcome !== 'accepted')
    return missing(`${source} answered SaslHandshake with ${kafkaError(handshake.errorCode)}`);
  const [first] = answers;
  const last = answers.at(-1);
  if (first === undefined || last === undefined) {
    return token === 'none'
      ? missing('there is no token to sign in with')
      : unanswered(failureFrom(problem, 'sasl'), source, now());
  }
  const challenged = isChallenge(first);
  return observed(
    {
      accepted: !challenged && last.errorCode === 0,
      errorCode: last.errorCode,
      sessionLifetimeMs: last.sessionLifetimeMs,
      ...text('errorMessage', last.errorMessage),
      ...text('challenge', challenged ? first.authBytes.toString('utf8') : undefined),
    },
    source,
    now(),
  );
}

/** Maximum length of the broker's own text. */
const LONGEST_TEXT = 2000;

const text = <K extends string>(member: K, words: string | undefined): { readonly [k in K]?: string } =>
  words === undefined || words === ''
    ? {}
    : ({ [member]: words.slice(0, LONGEST_TEXT) } as { [k in K]: string });
