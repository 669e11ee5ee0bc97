import type { Duplex } from 'node:stream';
import type { Judge } from '../confluent/judgement.ts';
import type { BrokerSettings } from '../settings.ts';
import { API, type KafkaRequest, type Respond } from './api.ts';
import { apiVersions } from './api-versions.ts';
import { illegalState, requestIn, responseTo, type Answer } from './frame.ts';
import { describeGroups, findCoordinator } from './groups.ts';
import { metadata } from './metadata.ts';
import { saslAuthenticate, saslHandshake, saslHandshakeError, saslMessageIn } from './sasl.ts';
import { confluentBearer, kafkaBearer, plain, type Outcome, type SignIn } from './sign-in.ts';
import { MalformedFrame, Writer } from './wire.ts';

export interface ConnectionOptions {
  readonly broker: BrokerSettings;
  readonly judge: Judge;
  readonly logicalClusters: readonly string[];
}

/** The default of `sasl.server.max.receive.size`. */
const LARGEST_FRAME = 524_288;

/** The state of the sign-in. `raw`: after SaslHandshake v0, bare SASL messages follow instead of requests. */
type State =
  | { readonly at: 'greeting' }
  | { readonly at: 'signing-in'; readonly with: SignIn; readonly raw: boolean }
  | { readonly at: 'signed-in'; readonly until: number };

const CLOSE = 'close';
const SILENCE = 'silence';

/** Serves one client connection until one side ends it. */
export function serveConnection(socket: Duplex, options: ConnectionOptions): void {
  const connection = new Connection(options);
  let received = Buffer.alloc(0);
  let busy = Promise.resolve();

  const take = async (frame: Buffer): Promise<void> => {
    if (socket.destroyed) return;
    const { reply, close } = await connection.receive(frame);
    if (reply !== undefined) socket.write(prefixed(reply));
    if (close) socket.end();
  };
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 4) {
      const size = received.readInt32BE();
      if (size < 0 || size > LARGEST_FRAME) return void socket.destroy();
      if (received.length < 4 + size) return;
      const frame = received.subarray(4, 4 + size);
      received = received.subarray(4 + size);
      busy = busy.then(() => take(frame)).catch(() => void socket.destroy());
    }
  });
}

const prefixed = (frame: Buffer): Buffer => new Writer().bytes(frame).finish();

interface Reaction {
  readonly reply?: Buffer;
  readonly close: boolean;
}

class Connection {
  #state: State = { at: 'greeting' };
  /** Of the first sign-in; a re-authentication must not change it. */
  #principal: string | undefined;
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Takes a frame without its length and returns the reaction; an invalid frame ends the connection. */
  async receive(frame: Buffer): Promise<Reaction> {
    const state = this.#state;
    if (state.at === 'signing-in' && state.raw) return this.#receiveRaw(state.with, frame);
    try {
      return await this.#receiveRequest(frame);
    } catch (error) {
      if (error instanceof MalformedFrame) return { close: true };
      throw error;
    }
  }

  async #receiveRaw(signIn: SignIn, message: Buffer): Promise<Reaction> {
    const outcome = await signIn.step(message);
    this.#settle(outcome);
    if (outcome.kind === 'refused') return { close: true };
    return { reply: Buffer.from(outcome.kind === 'challenge' ? outcome.json : ''), close: false };
  }

  async #receiveRequest(frame: Buffer): Promise<Reaction> {
    const request = requestIn(frame);
    if (!isSpoken(request)) return { close: true };
    const answer = await this.#answer(request);
    if (answer === CLOSE) return { close: true };
    if (answer === SILENCE) return { close: false };
    return { reply: responseTo(request, answer.respond), close: answer.thenClose ?? false };
  }

  async #answer(request: KafkaRequest): Promise<Answer | typeof CLOSE | typeof SILENCE> {
    switch (request.key) {
      case API.saslHandshake.key:
        return this.#state.at === 'signing-in' ? illegalState(request) : this.#handshake(request);
      case API.saslAuthenticate.key:
        return this.#state.at === 'signing-in' ? this.#authenticate(this.#state.with, request) : CLOSE;
      case API.apiVersions.key:
        return this.#state.at === 'signing-in' ? illegalState(request) : { respond: apiVersions(request) };
      default:
        return this.#answerWork(request);
    }
  }

  /** Before the handshake a broker closes the connection on such a request, and after it answers with error 34. */
  #answerWork(request: KafkaRequest): Answer | typeof CLOSE {
    const state = this.#state;
    if (state.at === 'greeting') return CLOSE;
    if (state.at === 'signing-in') return illegalState(request);
    // KIP-368: the session ends with the token, at the first request after it.
    if (this.#options.judge.now() > state.until) return CLOSE;
    const respond = this.#work(request);
    return respond === undefined ? CLOSE : { respond };
  }

  #work(request: KafkaRequest): Respond | undefined {
    const { broker, logicalClusters } = this.#options;
    switch (request.key) {
      case API.metadata.key:
        return metadata(broker, logicalClusters[0] ?? 'lkc-lab', request);
      case API.findCoordinator.key:
        return findCoordinator(broker, request);
      case API.describeGroups.key:
        return describeGroups(broker, request);
      default:
        return undefined;
    }
  }

  #handshake(request: KafkaRequest): Answer {
    const { mechanisms, handshakeError } = this.#options.broker;
    if (handshakeError !== undefined)
      return { respond: (writer) => saslHandshakeError(writer, handshakeError), thenClose: true };
    const mechanism = request.body.string() ?? '';
    const accepted = mechanisms.includes(mechanism);
    if (accepted)
      this.#state = { at: 'signing-in', with: this.#signIn(mechanism), raw: request.version === 0 };
    return { respond: saslHandshake(mechanisms, accepted), thenClose: !accepted };
  }

  #signIn(mechanism: string): SignIn {
    if (mechanism !== 'OAUTHBEARER') return plain();
    const options = { ...this.#options, again: this.#principal !== undefined };
    return options.broker.flavour === 'kafka' ? kafkaBearer(options) : confluentBearer(options);
  }

  async #authenticate(
    signIn: SignIn,
    request: KafkaRequest,
  ): Promise<Answer | typeof CLOSE | typeof SILENCE> {
    const { listener } = this.#options.broker;
    if (listener === 'closes-on-authenticate') return CLOSE;
    if (listener === 'silent-on-authenticate') return SILENCE;
    const outcome = this.#unlessChanged(await signIn.step(saslMessageIn(request)));
    this.#settle(outcome);
    return { respond: saslAuthenticate(request.version, outcome), thenClose: outcome.kind === 'refused' };
  }

  /** The text of Apache Kafka (SaslServerAuthenticator); what Confluent Cloud answers is not confirmed. */
  #unlessChanged(outcome: Outcome): Outcome {
    const before = this.#principal;
    if (outcome.kind !== 'accepted' || before === undefined || before === outcome.principal) return outcome;
    const message = `Cannot change principals during re-authentication from User.${before}: User.${outcome.principal}`;
    return { kind: 'refused', message };
  }

  #settle(outcome: Outcome): void {
    if (outcome.kind !== 'accepted') return;
    this.#principal = outcome.principal;
    this.#state = { at: 'signed-in', until: this.#options.judge.now() + outcome.lifetimeMs };
  }
}

/** ApiVersions is answered in any version, other requests in the announced ones. */
const isSpoken = ({ key, version }: KafkaRequest): boolean =>
  key === API.apiVersions.key || Object.values(API).some((each) => each.key === key && version <= each.max);
