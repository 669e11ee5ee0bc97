import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Failure } from '../../evidence/observation.ts';
import { bytes, Malformed, Reader } from './codec.ts';
import {
  Broken,
  closed,
  CLOSED_BEFORE_SASL,
  malformed,
  sizeFailure,
  socketFailure,
  type Part,
} from './failure.ts';
import { FrameAssembler, FrameSize } from './frames.ts';
import { API, requestFrame, type Request } from './messages.ts';

/** Far more than the answers that are asked for here; far less than what would hurt. */
const LONGEST_FRAME = 8 * 1024 * 1024;

const CLIENT_ID = 'oauthbearer';
/** kafkajs counts its correlation ids from 0; ours start where it will not come to. */
const FIRST_OWN_ID = 0x4000_0000;

interface Due {
  readonly apiKey: number;
  readonly apiVersion: number;
  /** Absent for kafkajs's own requests. */
  readonly settle?: { readonly resolve: (answer: Reader) => void; readonly reject: (reason: Broken) => void };
}

/** Sees each answer to a request of kafkajs before kafkajs does. What it throws breaks the wire. */
export type OnAnswer = (apiKey: number, answer: Reader, apiVersion: number) => void;

/**
 * Stands between kafkajs and an open socket: sees what both say, keeps from kafkajs what it would choke on, and puts
 * requests of our own onto the same signed-in connection.
 */
export class Wire {
  /** kafkajs's end; what its `socketFactory` hands out. */
  readonly client: Socket;
  /** Settles, never rejects, when nothing more can come over this wire. */
  readonly broken: Promise<Failure>;

  readonly #socket: Socket;
  readonly #onAnswer: OnAnswer;
  readonly #due = new Map<number, Due>();
  readonly #received = new FrameAssembler(LONGEST_FRAME);
  readonly #sent = new FrameAssembler(LONGEST_FRAME);
  readonly #tellBroken: (failure: Failure) => void;
  #failure: Failure | undefined;
  #answers = 0;
  #greeted = false;
  #nextId = FIRST_OWN_ID;

  constructor(socket: Socket, onAnswer: OnAnswer) {
    this.#socket = socket;
    this.#onAnswer = onAnswer;
    this.client = clientEnd((chunk) => this.#send(chunk));
    let tell: (failure: Failure) => void = () => undefined;
    this.broken = new Promise((resolve) => (tell = resolve));
    this.#tellBroken = tell;

    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => this.break(socketFailure(error, this.#part())));
    socket.on('end', () => this.#onClosed());
    socket.on('close', () => this.#onClosed());
    if (socket.destroyed) this.#onClosed();
  }

  /**
   * Sends a request of our own and reads its answer.
   *
   * @throws Broken when the wire breaks first
   * @throws Malformed
   */
  async ask<T>(request: Request<T>): Promise<T> {
    if (this.#failure !== undefined) throw new Broken(this.#failure);
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = await new Promise<Reader>((resolve, reject) => {
      this.#due.set(id, {
        apiKey: request.apiKey,
        apiVersion: request.apiVersion,
        settle: { resolve, reject },
      });
      this.#socket.write(requestFrame(request, id, CLIENT_ID));
    });
    return request.read(answer);
  }

  /** The promise's outcome, or `Broken` when the wire breaks first. */
  orBroken<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([
      promise,
      this.broken.then((failure) => {
        throw new Broken(failure);
      }),
    ]);
  }

  close(): void {
    this.break({ stage: 'kafka', code: 'DONE', message: 'we closed the connection' });
  }

  /** The first reason stands. */
  break(failure: Failure): void {
    if (this.#failure !== undefined) return;
    this.#failure = failure;
    this.#socket.destroy();
    // An error, not an end: only then does kafkajs give up on its requests and stop its timers.
    this.client.destroy(new Broken(failure));
    for (const { settle } of this.#due.values()) settle?.reject(new Broken(failure));
    this.#tellBroken(failure);
  }

  #send(chunk: Buffer): void {
    for (const frame of this.#sent.push(chunk)) {
      const header = new Reader(frame);
      const apiKey = header.int16();
      const apiVersion = header.int16();
      this.#due.set(header.int32(), { apiKey, apiVersion });
    }
    this.#socket.write(chunk);
  }

  #receive(chunk: Buffer): void {
    try {
      for (const frame of this.#received.push(chunk)) {
        if (this.#failure !== undefined) return;
        this.#deliver(frame);
      }
    } catch (error) {
      if (error instanceof FrameSize) this.break(sizeFailure(error, this.#answers > 0));
      else if (error instanceof Malformed) this.break(malformed(this.#part(), error));
      else throw error;
    }
  }

  #deliver(frame: Buffer): void {
    const answer = new Reader(frame);
    const id = answer.int32();
    const due = this.#due.get(id);
    if (due === undefined) {
      const code = this.#answers > 0 ? 'UNEXPECTED_ANSWER' : 'NOT_KAFKA';
      this.break({ stage: 'kafka', code, message: 'what came back answers nothing that was asked' });
      return;
    }
    this.#answers += 1;
    if (due.settle !== undefined) {
      this.#due.delete(id);
      due.settle.resolve(answer);
      return;
    }
    this.#onAnswer(due.apiKey, answer, due.apiVersion);
    // Only now: what breaks while an answer is read breaks during its exchange.
    this.#due.delete(id);
    if (due.apiKey === API.saslHandshake) this.#greeted = true;
    if (due.apiKey === API.saslAuthenticate) this.#greeted = false;
    this.client.push(bytes(frame));
  }

  #onClosed(): void {
    this.break(
      this.#due.size === 0 && this.#greeted
        ? { stage: 'sasl', code: CLOSED_BEFORE_SASL, message: 'the broker did not wait for the token' }
        : closed(this.#part(), 'closed the connection'),
    );
  }

  #part(): Part {
    const keys = [...this.#due.values()].map(({ apiKey }) => apiKey);
    const signingIn = keys.includes(API.saslHandshake) || keys.includes(API.saslAuthenticate);
    return signingIn || this.#greeted ? 'sasl' : 'kafka';
  }
}

/** A stream that kafkajs takes for a socket: it writes, reads, ends and unrefs it. */
function clientEnd(onWrite: (chunk: Buffer) => void): Socket {
  const end = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      onWrite(chunk);
      done();
    },
  });
  // The wire may break before kafkajs listens.
  end.on('error', () => undefined);
  return Object.assign(end, { unref: () => end }) as unknown as Socket;
}
