import type { Socket } from 'node:net';
import type { Mechanism } from 'kafkajs';
import type { ApiVersions, SaslAnswer, SaslHandshake } from '../../evidence/broker.ts';
import { failed, missing, observed, type Observation } from '../../evidence/observation.ts';
import { abortable } from '../deadline.ts';
import { bytes } from './codec.ts';
import { Broken, failureFrom } from './failure.ts';
import { firstMessage, SOH } from './first-message.ts';
import {
  API,
  readApiVersions,
  readSaslAuthenticate,
  readSaslHandshake,
  type AuthenticateAnswer,
} from './messages.ts';
import { within, type Patience } from './patience.ts';
import { Wire, type OnAnswer } from './wire.ts';

/**
 * kafkajs takes tens of milliseconds to load: begun early, this is hidden behind the network. It is CommonJS, of which
 * a bundle has the default export alone.
 */
export const kafkajs = async () => (await import('kafkajs')).default;

export const MECHANISM = 'OAUTHBEARER';

export interface SignInOptions {
  /** Undefined, or a rejection: no token, so the exchange ends with the handshake. */
  readonly token: Promise<string | undefined>;
  readonly extensions: Readonly<Record<string, string>>;
  /** The GS2 header of the first message; without an authorization identity unless said. */
  readonly header?: string;
  /** `host:port`, for the evidence. */
  readonly source: string;
  readonly now: () => number;
  readonly patience: Patience;
  readonly span: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export interface SignIn {
  readonly apiVersions: Observation<ApiVersions>;
  readonly handshake: Observation<SaslHandshake>;
  readonly authenticate: Observation<SaslAnswer>;
  /** Open and signed in only when `authenticate` says accepted; the caller closes it. */
  readonly wire: Wire;
}

/**
 * Signs in over an open socket, as kafkajs does it: ApiVersions and SaslHandshake at once, SaslAuthenticate as soon as
 * there is a token. Never rejects.
 */
export async function signIn(socket: Socket, options: SignInOptions): Promise<SignIn> {
  const seen: Seen = { answers: [] };
  const handshaken = deferred();
  const wire = new Wire(socket, recordInto(seen, handshaken.resolve));
  const { patience, span } = options;
  const token = options.token.catch(() => undefined);
  let problem: unknown;
  try {
    // Before the clock runs: how long our own loading takes says nothing of the broker.
    await kafkajs();
    const connected = connectKafkajs(wire, seen, token, options);
    await span('broker handshake', () =>
      within(patience, wire.orBroken(Promise.race([handshaken.promise, connected]))),
    );
    if (offersUs(seen.handshake)) await wire.orBroken(abortable(token, patience.signal));
    await span('broker sign-in', () => within(patience, wire.orBroken(connected)));
  } catch (error) {
    problem = error;
  }
  const authenticate = answerIn(seen, await settledOr(token, undefined), problem, options);
  if (authenticate.status !== 'observed' || !authenticate.value.accepted) wire.close();
  return { ...greetingIn(seen, problem, options), authenticate, wire };
}

/** What the first message says besides the token. */
type Said = Pick<SignInOptions, 'extensions' | 'header'>;

/** What was said so far, written by the wire. */
interface Seen {
  apiVersions?: ApiVersions;
  handshake?: SaslHandshake;
  readonly answers: AuthenticateAnswer[];
}

const recordInto =
  (seen: Seen, onHandshake: () => void): OnAnswer =>
  (apiKey, answer, apiVersion) => {
    if (apiKey === API.apiVersions) seen.apiVersions = readApiVersions(answer);
    if (apiKey === API.saslAuthenticate) seen.answers.push(readSaslAuthenticate(answer, apiVersion));
    if (apiKey !== API.saslHandshake) return;
    seen.handshake = readSaslHandshake(answer);
    onHandshake();
  };

/**
 * Lets kafkajs connect over the wire. It is told to try once and to keep quiet: with a `logCreator` of our own nothing
 * of it reaches our streams, whatever KAFKAJS_LOG_LEVEL and KAFKAJS_DEBUG_PROTOCOL_BUFFERS say. Its deadlines are
 * ours, for its own do not bound a sign-in.
 */
async function connectKafkajs(
  wire: Wire,
  seen: Seen,
  token: Promise<string | undefined>,
  said: Said,
): Promise<void> {
  const { Kafka, logLevel } = await kafkajs();
  const kafka = new Kafka({
    clientId: 'oauthbearer',
    // Only a name: the socket factory hands out a connection that is open already.
    brokers: ['bootstrap:9092'],
    socketFactory: ({ onConnect }) => {
      queueMicrotask(onConnect);
      return wire.client;
    },
    sasl: oauthBearer(seen, token, said),
    retry: { retries: 0 },
    enforceRequestTimeout: false,
    logLevel: logLevel.NOTHING,
    logCreator: () => () => undefined,
  });
  await kafka.admin({ retry: { retries: 0 } }).connect();
}

/**
 * The exchange of RFC 7628, which kafkajs's own OAUTHBEARER leaves half done: it takes the challenge of a broker that
 * refuses the token (error code 0 with JSON in the auth bytes, section 3.2.2) for success. The challenge is answered
 * with one SOH (section 3.2.3); only then does the broker say error 58 and its text.
 */
const oauthBearer = (
  seen: Seen,
  token: Promise<string | undefined>,
  { extensions, header }: Said,
): Mechanism => ({
  mechanism: MECHANISM,
  authenticationProvider: ({ saslAuthenticate }) => ({
    authenticate: async () => {
      const value = await token;
      if (value === undefined) throw new Error('there is no token');
      // Without it kafkajs would send the token in bare frames (before KIP-152), whose refusal is a closed connection.
      if (seen.apiVersions?.apis[API.saslAuthenticate] === undefined)
        throw new Error('it has no SaslAuthenticate');
      const say = (message: Buffer) => saslAuthenticate({ request: { encode: () => bytes(message) } });
      await say(firstMessage(value, extensions, header));
      if (isChallenge(seen.answers.at(-1))) await say(Buffer.from(SOH));
    },
  }),
});

const isChallenge = (answer: AuthenticateAnswer | undefined): boolean =>
  answer?.errorCode === 0 && answer.authBytes.length > 0;

const offersUs = (handshake: SaslHandshake | undefined): boolean =>
  handshake?.errorCode === 0 && handshake.mechanisms.includes(MECHANISM);

function greetingIn(
  { apiVersions, handshake }: Seen,
  problem: unknown,
  { source, now }: SignInOptions,
): Pick<SignIn, 'apiVersions' | 'handshake'> {
  if (apiVersions === undefined) {
    return {
      apiVersions: failed(failureFrom(problem, 'kafka'), source, now()),
      handshake: missing(`${source} did not answer ApiVersions`),
    };
  }
  return {
    apiVersions: observed(apiVersions, source, now()),
    handshake:
      handshake === undefined
        ? failed(failureFrom(problem, 'sasl'), source, now())
        : observed(handshake, source, now()),
  };
}

function answerIn(
  { handshake, answers }: Seen,
  token: string | undefined,
  problem: unknown,
  { source, now }: SignInOptions,
): Observation<SaslAnswer> {
  if (handshake === undefined) return missing(`${source} did not answer SaslHandshake`);
  if (!offersUs(handshake)) return missing(`${source} does not offer ${MECHANISM}`);
  const [first] = answers;
  const last = answers.at(-1);
  if (first === undefined || last === undefined) {
    return token === undefined && !(problem instanceof Broken)
      ? missing('there is no token to sign in with')
      : failed(failureFrom(problem, 'sasl'), source, now());
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

/** Characters of a broker's own words. */
const LONGEST_TEXT = 2000;

const text = <K extends string>(member: K, words: string | undefined): { readonly [k in K]?: string } =>
  words === undefined || words === ''
    ? {}
    : ({ [member]: words.slice(0, LONGEST_TEXT) } as { [k in K]: string });

/** What a promise has settled to already, without waiting for it. */
const settledOr = <T, F>(promise: Promise<T>, fallback: F): Promise<T | F> =>
  Promise.race([promise, Promise.resolve().then(() => fallback)]);

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((resolvePromise) => (resolve = resolvePromise));
  return { promise, resolve };
}
