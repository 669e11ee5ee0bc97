import type { Socket } from 'node:net';
import type { Failure } from '../../evidence/observation.ts';
import { Malformed, Reader } from './codec.ts';
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

/** Far more than any expected answer, and harmless for memory. */
const LONGEST_FRAME = 8 * 1024 * 1024;

const CLIENT_ID = 'oauthbearer';

interface Due {
  readonly apiKey: number;
  readonly resolve: (answer: Reader) => void;
  readonly reject: (reason: Broken) => void;
}

/** Requests and answers of Kafka's protocol over an open socket. Every size is checked before memory is allocated. */
export class Wire {
  /** Resolves, never rejects, when no more answers can come. */
  readonly broken: Promise<Failure>;

  readonly #socket: Socket;
  readonly #due = new Map<number, Due>();
  readonly #received = new FrameAssembler(LONGEST_FRAME);
  readonly #tellBroken: (failure: Failure) => void;
  #failure: Failure | undefined;
  #answers = 0;
  /** The handshake was answered, the token not yet. */
  #greeted = false;
  #nextId = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
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
   * Sends a request and reads its answer.
   *
   * @throws Broken when the connection breaks first
   * @throws Malformed
   */
  async ask<T>(request: Request<T>): Promise<T> {
    if (this.#failure !== undefined) throw new Broken(this.#failure);
    const id = this.#nextId;
    this.#nextId += 1;
    const answer = await new Promise<Reader>((resolve, reject) => {
      this.#due.set(id, { apiKey: request.apiKey, resolve, reject });
      this.#socket.write(requestFrame(request, id, CLIENT_ID));
    });
    return request.read(answer);
  }

  /** The promise's outcome, or a rejection with `Broken` when the connection breaks first. */
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

  /** Only the first reason counts. */
  break(failure: Failure): void {
    if (this.#failure !== undefined) return;
    this.#failure = failure;
    this.#socket.destroy();
    for (const { reject } of this.#due.values()) reject(new Broken(failure));
    this.#tellBroken(failure);
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
      this.break({ stage: 'kafka', code, message: 'the answer does not belong to any request' });
      return;
    }
    this.#answers += 1;
    this.#due.delete(id);
    if (due.apiKey === API.saslHandshake) this.#greeted = true;
    if (due.apiKey === API.saslAuthenticate) this.#greeted = false;
    due.resolve(answer);
  }

  #onClosed(): void {
    this.break(
      this.#due.size === 0 && this.#greeted
        ? {
            stage: 'sasl',
            code: CLOSED_BEFORE_SASL,
            message: 'the broker closed the connection before the token was sent',
          }
        : closed(this.#part(), 'closed the connection'),
    );
  }

  #part(): Part {
    const keys = [...this.#due.values()].map(({ apiKey }) => apiKey);
    const signingIn = keys.includes(API.saslHandshake) || keys.includes(API.saslAuthenticate);
    return signingIn || this.#greeted ? 'sasl' : 'kafka';
  }
}
