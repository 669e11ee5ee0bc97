import { setMaxListeners } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../../src/evidence/connection.ts';
import { array, boolean, bytes, int16, int32, Reader, string } from '../../../src/probes/broker/codec.ts';
import { FrameAssembler } from '../../../src/probes/broker/frames.ts';
import { machine } from '../../../src/probes/world.ts';
import type { Target } from '../../../src/settings/target.ts';

/** A request as a broker receives it. */
export interface Heard {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly body: Buffer;
  /** The number of its connection, from 0. */
  readonly connection: number;
}

/** The body of an answer; the last body before closing; raw bytes; or other behaviour of a broker. */
export type Reply = Buffer | { readonly last: Buffer } | { readonly raw: Buffer } | 'silence' | 'close';
export type Script = Readonly<Record<number, (heard: Heard, nth: number) => Reply>>;

export interface TestBroker {
  readonly port: number;
  readonly heard: Heard[];
  readonly connections: () => number;
  /** Resolves when the first connection is closed. */
  readonly hungUp: Promise<void>;
}

/** A scripted broker on loopback, with answers by API key; closed after the test. */
export async function brokerThat(
  script: Script,
  tls?: TlsOptions,
  address = '127.0.0.1',
): Promise<TestBroker> {
  const heard: Heard[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let tellHungUp: () => void = () => undefined;
  const hungUp = new Promise<void>((resolve) => (tellHungUp = resolve));
  const serve = (socket: Socket): void => {
    const connection = connections++;
    sockets.add(socket.on('error', () => undefined).on('close', () => tellHungUp()));
    const frames = new FrameAssembler(1 << 20);
    const counts = new Map<number, number>();
    socket.on('data', (chunk: Buffer) => {
      for (const frame of frames.push(chunk)) {
        const header = new Reader(frame);
        const [apiKey, apiVersion, id] = [header.int16(), header.int16(), header.int32()];
        header.nullableString();
        const request = { apiKey, apiVersion, body: frame.subarray(frame.length - header.left), connection };
        heard.push(request);
        const nth = counts.get(apiKey) ?? 0;
        counts.set(apiKey, nth + 1);
        const reply = script[apiKey]?.(request, nth) ?? 'close';
        const framed = (answer: Buffer): Buffer => bytes(Buffer.concat([int32(id), answer]));
        if (reply === 'close') socket.end();
        else if (reply === 'silence') continue;
        else if ('raw' in reply) socket.write(reply.raw);
        else if ('last' in reply) socket.end(framed(reply.last));
        else socket.write(framed(reply));
      }
    });
  };
  const server = tls === undefined ? createServer(serve) : createTlsServer(tls, serve);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard, connections: () => connections, hungUp };
}

export const int64 = (value: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigInt64BE(BigInt(value));
  return out;
};

export const nullable = (text: string | undefined): Buffer => (text === undefined ? int16(-1) : string(text));

const SPOKEN = [3, 10, 15, 17, 18, 36];

export const apiVersions = (errorCode = 0, keys: readonly number[] = SPOKEN): Buffer =>
  Buffer.concat([
    int16(errorCode),
    array(keys, (key) => Buffer.concat([int16(key), int16(0), int16(key === 3 ? 12 : 5)])),
    int32(0),
  ]);

export const handshake = (errorCode = 0, mechanisms: readonly string[] = ['PLAIN', 'OAUTHBEARER']): Buffer =>
  Buffer.concat([int16(errorCode), array(mechanisms, string)]);

export const authenticated = ({
  code = 0,
  text = undefined as string | undefined,
  auth = '',
  lifetimeMs = 0,
} = {}): Buffer => Buffer.concat([int16(code), nullable(text), bytes(Buffer.from(auth)), int64(lifetimeMs)]);

export interface MetadataAnswer {
  readonly brokers?: readonly { readonly nodeId: number; readonly host: string; readonly port: number }[];
  readonly topics?: readonly {
    readonly name: string;
    readonly errorCode: number;
    readonly operations?: number;
  }[];
}

export const NOT_SAID = -2_147_483_648;

export const metadata = ({ brokers = [], topics = [] }: MetadataAnswer = {}): Buffer =>
  Buffer.concat([
    int32(0),
    array(brokers, ({ nodeId, host, port }) =>
      Buffer.concat([int32(nodeId), string(host), int32(port), int16(-1)]),
    ),
    nullable('cluster'),
    int32(0),
    array(topics, ({ name, errorCode, operations = NOT_SAID }) =>
      Buffer.concat([
        int16(errorCode),
        string(name),
        boolean(false),
        array(errorCode === 0 ? [0] : [], (index) =>
          Buffer.concat([
            int16(0),
            int32(index),
            int32(1),
            int32(0),
            array([1, 2], int32),
            array([1], int32),
            array([], int32),
          ]),
        ),
        int32(operations),
      ]),
    ),
    int32(NOT_SAID),
  ]);

export const coordinator = (errorCode: number, host = '', port = 0): Buffer =>
  Buffer.concat([int32(0), int16(errorCode), nullable(undefined), int32(2), string(host), int32(port)]);

export const groups = (
  all: readonly { readonly name: string; readonly errorCode: number; readonly operations?: number }[],
): Buffer =>
  Buffer.concat([
    int32(0),
    array(all, ({ name, errorCode, operations = NOT_SAID }) =>
      Buffer.concat([
        int16(errorCode),
        string(name),
        string('Stable'),
        string('consumer'),
        string('range'),
        array(['member-1'], (member) =>
          Buffer.concat([
            string(member),
            string('app'),
            string('/10.0.0.1'),
            bytes(Buffer.from('m')),
            bytes(Buffer.from('a')),
          ]),
        ),
        int32(operations),
      ]),
    ),
  ]);

/** Admits every client. */
export const WELCOMING: Script = {
  18: () => apiVersions(),
  17: () => handshake(),
  36: () => authenticated({ lifetimeMs: 3_600_000 }),
  3: () => metadata(),
  15: () => groups([]),
};

export const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjbGllbnQifQ.c2lnbmF0dXJl';

export const targetOf = (bootstrap: string | readonly string[], patch: Partial<Target> = {}): Target => ({
  name: 'test',
  clientAuth: 'client_secret_post',
  params: {},
  confluentApiUrl: 'https://api.confluent.cloud',
  console: {},
  bootstrapServers: typeof bootstrap === 'string' ? [bootstrap] : bootstrap,
  extensions: {},
  securityProtocol: 'SASL_PLAINTEXT',
  saslMechanism: 'OAUTHBEARER',
  topics: [],
  groups: [],
  timeoutMs: 5000,
  connectTimeoutMs: 2000,
  family: 0,
  allowHosts: [],
  offline: false,
  experiments: true,
  ...patch,
});

export const depsWith = (token: Promise<string | undefined> = Promise.resolve(TOKEN)) => {
  const connections: Connection[] = [];
  const controller = new AbortController();
  // One signal serves a whole run, so it has many listeners.
  setMaxListeners(0, controller.signal);
  return {
    world: machine,
    signal: controller.signal,
    token,
    record: (connection: Connection) => void connections.push(connection),
    span: <T>(_: string, work: () => Promise<T>) => work(),
    connections,
    abort: () => controller.abort(),
  };
};
