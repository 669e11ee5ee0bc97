import { setMaxListeners } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Connection } from '../../src/evidence/connection.ts';
import type { ClockReading } from '../../src/evidence/evidence.ts';
import { makeAuthority, type Authority, type LeafWish } from '../../src/lab/certificates.ts';
import { hostPolicy } from '../../src/probes/hosts.ts';
import { httpClient, type HttpClient } from '../../src/probes/http.ts';
import type { HttpOptions } from '../../src/probes/http-connect.ts';
import { tlsSettings } from '../../src/probes/tls.ts';
import { machine, type World } from '../../src/probes/world.ts';
import { Secret, type Target } from '../../src/settings/target.ts';

/** A server on a free loopback port, closed after the test. */
export async function listening<S extends Server>(
  server: S,
  host = '127.0.0.1',
): Promise<{ server: S; port: number }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, host, resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** A raw TCP server. */
export const tcpServer = async (onConnection: (socket: Socket) => void, host?: string): Promise<number> =>
  (await listening(createServer(onConnection), host)).port;

export interface Served {
  readonly port: number;
  readonly url: string;
  /** The received requests, with their bodies. */
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
  }[];
  /** The number of connections that were opened. */
  readonly connections: () => number;
}

type Answer = (request: Served['requests'][number]) => {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer | object;
};

const listener =
  (requests: Served['requests'], answer: Answer): RequestListener =>
  (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const request = {
          method: incoming.method ?? '',
          url: incoming.url ?? '',
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        };
        requests.push(request);
        const { status = 200, headers = {}, body = '' } = answer(request);
        const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
        response.writeHead(status, isJson ? { 'content-type': 'application/json', ...headers } : headers);
        response.end(isJson ? JSON.stringify(body) : body);
      });
  };

export async function httpServer(answer: Answer, host = '127.0.0.1'): Promise<Served> {
  const requests: Served['requests'] = [];
  let count = 0;
  const { port } = await listening(
    createHttpServer(listener(requests, answer)).on('connection', () => (count += 1)),
    host,
  );
  return {
    port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests,
    connections: () => count,
  };
}

let authority: Promise<Authority> | undefined;
/** The authority that `targetOf` and `clientOf` trust. */
export const trusted = (): Promise<Authority> => (authority ??= makeAuthority('Trusted'));

export async function httpsServer(
  answer: Answer,
  { wish = {}, by, clientCa }: { wish?: Partial<LeafWish>; by?: Authority; clientCa?: string } = {},
): Promise<Served> {
  const requests: Served['requests'] = [];
  let count = 0;
  const leaf = await (by ?? (await trusted())).leaf({ names: ['localhost', '127.0.0.1'], ...wish });
  const options = {
    ...leaf,
    ...(clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
  };
  const server = createHttpsServer(options, listener(requests, answer)).on('connection', () => (count += 1));
  const { port } = await listening(server);
  return { port, url: `https://localhost:${port}`, requests, connections: () => count };
}

/** The machine, with every name resolving to these addresses. */
export const worldOf = (...addresses: readonly string[]): World => ({
  ...machine,
  lookup: () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
});

export const never = new AbortController().signal;
// As of a run: every request listens to it.
setMaxListeners(0, never);

export function targetOf(patch: Partial<Target> = {}): Target {
  return {
    name: 'test',
    clientId: 'client-1',
    clientSecret: new Secret('s3cr3t-Value-of-the-client'),
    clientAuth: 'client_secret_post',
    params: {},
    confluentApiUrl: 'https://api.confluent.example',
    console: {},
    bootstrapServers: [],
    extensions: {},
    securityProtocol: 'SASL_SSL',
    saslMechanism: 'OAUTHBEARER',
    topics: [],
    groups: [],
    timeoutMs: 20_000,
    connectTimeoutMs: 10_000,
    family: 0,
    allowHosts: [],
    offline: false,
    experiments: true,
    ...patch,
  };
}

export interface TestClient extends HttpClient {
  readonly connections: Connection[];
  readonly clocks: ClockReading[];
}

/** An HTTP client like a run's, whose target names loopback. */
export async function clientOf(patch: Partial<HttpOptions> = {}): Promise<TestClient> {
  const connections: Connection[] = [];
  const clocks: ClockReading[] = [];
  const tls = tlsSettings({ ca: (await trusted()).root });
  const client = httpClient({
    world: machine,
    signal: never,
    family: 0,
    connectTimeoutMs: 10_000,
    exchangeTimeoutMs: 10_000,
    policy: hostPolicy(targetOf({ allowHosts: ['127.0.0.1', 'localhost', '[::1]'] }), patch.world ?? machine),
    tlsFor: () => tls,
    record: (connection) => connections.push(connection),
    readClock: (reading) => clocks.push(reading),
    ...patch,
  });
  onTestFinished(() => client.close());
  return { ...client, connections, clocks };
}
