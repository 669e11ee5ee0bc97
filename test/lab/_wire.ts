import type { Duplex } from 'node:stream';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabOptions } from '../../src/lab/start.ts';
import { inLab, tlsTo, tokenIn } from './_clients.ts';

/** A raw Kafka connection. */
export class Wire {
  readonly socket: Duplex;
  #received = Buffer.alloc(0);
  #ended = false;
  #correlation = 0;
  #wake: () => void = () => undefined;

  constructor(socket: Duplex) {
    this.socket = socket;
    const end = (): void => {
      this.#ended = true;
      this.#wake();
    };
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    for (const event of ['error', 'close', 'end']) socket.on(event, end);
  }

  static async to(lab: Lab, host = 'pkc-7k2zq.us-east-1.aws.confluent.cloud'): Promise<Wire> {
    return new Wire(await tlsTo(lab, host, 9092));
  }

  /**
   * Sends a request and returns the response after its correlation id; undefined when the broker closes the connection
   * instead.
   */
  async ask(
    key: number,
    version: number,
    body: Buffer = Buffer.alloc(0),
    flexible = false,
  ): Promise<Buffer | undefined> {
    this.#correlation += 1;
    const header = Buffer.alloc(10);
    header.writeInt16BE(key, 0);
    header.writeInt16BE(version, 2);
    header.writeInt32BE(this.#correlation, 4);
    header.writeInt16BE(-1, 8);
    this.sendRaw(Buffer.concat([header, ...(flexible ? [Buffer.of(0)] : []), body]));
    const frame = await this.frame();
    return frame?.subarray(4);
  }

  sendRaw(frame: Buffer): void {
    const size = Buffer.alloc(4);
    size.writeInt32BE(frame.length);
    this.socket.write(Buffer.concat([size, frame]));
  }

  /** The next frame without its length; undefined when the connection ends first. */
  async frame(): Promise<Buffer | undefined> {
    for (;;) {
      const size = this.#received.length >= 4 ? this.#received.readInt32BE() : Infinity;
      if (this.#received.length >= 4 + size) {
        const frame = this.#received.subarray(4, 4 + size);
        this.#received = this.#received.subarray(4 + size);
        return frame;
      }
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async handshake(mechanism = 'OAUTHBEARER', version = 1): Promise<Buffer | undefined> {
    return this.ask(17, version, string(mechanism));
  }

  /** SaslAuthenticate v1. */
  async authenticate(message: Buffer | string): Promise<SaslAnswer | undefined> {
    const bytes = Buffer.from(message);
    const size = Buffer.alloc(4);
    size.writeInt32BE(bytes.length);
    const response = await this.ask(36, 1, Buffer.concat([size, bytes]));
    if (response === undefined) return undefined;
    const textEnd = 4 + response.readInt16BE(2);
    const bytesEnd = textEnd + 4 + response.readInt32BE(textEnd);
    return {
      error: response.readInt16BE(0),
      message: response.subarray(4, textEnd).toString(),
      authBytes: response.subarray(textEnd + 4, bytesEnd).toString(),
      lifetimeMs: Number(response.readBigInt64BE(bytesEnd)),
    };
  }

  close(): void {
    this.socket.destroy();
  }
}

export interface SaslAnswer {
  readonly error: number;
  readonly message: string;
  readonly authBytes: string;
  readonly lifetimeMs: number;
}

export const string = (value: string): Buffer => {
  const size = Buffer.alloc(2);
  size.writeInt16BE(value.length);
  return Buffer.concat([size, Buffer.from(value)]);
};

/** RFC 7628 section 3.1, exactly as Java and kafkajs send it. */
export const firstMessage = (token: string, extensions: Record<string, string>, gs2 = 'n,,'): string =>
  `${gs2}\x01auth=Bearer ${token}\x01${Object.entries(extensions)
    .map(([key, value]) => `${key}=${value}\x01`)
    .join('')}\x01`;

/** Runs a test on a connection to the broker, with a token of the lab's identity provider. */
export const onWire = (arrange: LabOptions['arrange'], test: (wire: Wire, token: string) => Promise<void>) =>
  inLab(arrange, async (lab) => {
    const wire = await Wire.to(lab);
    try {
      await test(wire, await tokenIn(lab));
    } finally {
      wire.close();
    }
  });
