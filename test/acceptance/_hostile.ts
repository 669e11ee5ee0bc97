import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { expect, onTestFinished } from 'vitest';
import { trusted } from '../../src/lab/network/issued-certificates.ts';
import { open } from '../../src/lab/network/local-server.ts';
import { serveLab } from '../../src/lab/serve.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { oauthbearer, type Session } from '../cli/_terminal.ts';

/** How a server treats a connection, starting with the first bytes that it receives. */
export type Fault = (socket: Socket, received: string) => void;

export interface Hostile {
  readonly port: number;
  readonly url: string;
  /** The number of connections so far. */
  readonly visits: () => number;
}

/** A misbehaving server on `localhost`, trusted by the lab's clients; closed after the test. */
export async function hostileServer(fault: Fault, { tls = true, greets = false } = {}): Promise<Hostile> {
  let visits = 0;
  const serve = (socket: Socket): void => {
    visits += 1;
    socket.on('error', () => socket.destroy());
    if (greets) {
      fault(socket, '');
      return;
    }
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/content-length: *(\d+)/i.exec(received)?.[1] ?? 0);
      if (head >= 0 && received.length >= head + 4 + length) {
        fault(socket, received);
        received = '';
      }
    });
  };
  const leaf = await (await trusted()).leaf({ names: ['localhost', '127.0.0.1'] });
  const door = await open(tls ? createTlsServer(leaf, serve) : createTcpServer(serve));
  onTestFinished(() => door.close());
  return {
    port: door.port,
    url: `${tls ? 'https' : 'http'}://localhost:${door.port}`,
    visits: () => visits,
  };
}

/** A whole HTTP answer. */
export const answering =
  (
    body: string | Buffer | ((request: string) => string),
    { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
  ): Fault =>
  (socket, request) => {
    const bytes = Buffer.from(typeof body === 'function' ? body(request) : body);
    const lines = Object.entries({
      'content-type': 'application/json',
      'content-length': String(bytes.length),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`), bytes]));
  };

/** The same bytes repeatedly, as long as the client reads them. */
export const endless =
  (head: string, again: string): Fault =>
  (socket) => {
    // Yields to everything else in this process, including the doctor.
    const more = (): void => {
      if (!socket.destroyed && socket.write(again)) setImmediate(more);
    };
    socket.write(head);
    socket.on('drain', () => setImmediate(more));
    more();
  };

/** One byte a second. */
export const dripping =
  (text: string): Fault =>
  (socket) => {
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length]!), 1000);
    socket.on('close', () => clearInterval(timer));
  };

/** The servers that a doctor contacts. */
export const SERVERS = ['token', 'discovery', 'jwks', 'confluent', 'sts', 'proxy'] as const;
export type Server = (typeof SERVERS)[number];

/** Client settings in which exactly this server is the hostile one. */
export async function aimedAt(
  server: Server | 'broker',
  { url, port }: Hostile,
): Promise<{
  readonly client?: Readonly<Record<string, unknown>>;
  readonly arrange?: (lab: LabSettings) => void;
}> {
  switch (server) {
    case 'token':
      return { client: { tokenEndpoint: `${url}/oauth/token` } };
    case 'discovery':
      return { client: { discoveryUrl: `${url}/.well-known/openid-configuration` } };
    case 'jwks': {
      const document = await hostileServer(
        answering(JSON.stringify({ issuer: 'https://localhost', jwks_uri: `${url}/jwks.json` })),
      );
      return { client: { discoveryUrl: `${document.url}/.well-known/openid-configuration` } };
    }
    case 'confluent':
      return { client: { confluentApiUrl: url } };
    case 'sts':
      return {
        client: { confluentApiUrl: url, confluentApiKey: undefined, confluentApiSecret: undefined },
        arrange: ({ broker }) => void (broker.refuse = 'Authentication failed'),
      };
    case 'proxy':
      return { client: { proxy: `http://somebody:pr0xy-Passw0rd-77@localhost:${port}` } };
    case 'broker':
      return { client: { bootstrapServers: [`localhost:${port}`] } };
  }
}

export interface Outcome extends Session {
  readonly report: Report;
  readonly bundle: string;
}

/** Runs the doctor on a served lab and checks what must be true of the output of every run. */
export async function examined(
  {
    arrange,
    client = {},
    allowed = [1, 3],
    timeout = '60s',
  }: {
    readonly arrange?: (lab: LabSettings) => void;
    readonly client?: Readonly<Record<string, unknown>>;
    readonly allowed?: readonly number[];
    readonly timeout?: string;
  },
  more: readonly string[] = [],
): Promise<Outcome> {
  const tokens: string[] = [];
  const lab = await serveLab([], {
    arrange: (settings) => {
      arrange?.(settings);
      const { wrapToken } = settings.idp;
      settings.idp.wrapToken = (token) => {
        tokens.push(token);
        return wrapToken(token);
      };
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'oauthbearer-hostile-'));
  try {
    const settings: Record<string, unknown> = { ...lab.settings, ...client };
    const [config, json, recorded] = ['c.json', 'r.json', 'b.json'].map((name) => join(folder, name));
    await writeFile(config!, JSON.stringify(settings));
    const session = await oauthbearer([
      'doctor',
      '--config',
      config!,
      '--timeout',
      timeout,
      '--verbose',
      '--format',
      'human',
      '--format',
      `json=${json}`,
      '--bundle',
      recorded!,
      ...more,
    ]);
    expect({ code: session.code, stderr: session.code === 70 ? session.stderr : '' }).toEqual({
      code: allowed.includes(session.code) ? session.code : allowed,
      stderr: '',
    });
    const [written, bundle] = await Promise.all([readFile(json!, 'utf8'), readFile(recorded!, 'utf8')]);
    const report = JSON.parse(written) as Report;
    expect(reportSchema.safeParse(report).error?.issues).toBeUndefined();

    const secrets = [
      settings['clientSecret'],
      settings['confluentApiSecret'],
      ...tokens.map((token) => token.split('.')[2] ?? token),
      'pr0xy-Passw0rd-77',
      `${String(settings['clientId'])}:${String(settings['clientSecret'])}`,
      `${String(settings['confluentApiKey'])}:${String(settings['confluentApiSecret'])}`,
    ].flatMap((each) => (typeof each === 'string' && each !== '' ? encodings(each) : []));
    for (const output of [session.stdout, session.stderr, written, bundle])
      expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
    const pieces = [settings['clientSecret'], settings['confluentApiSecret'], 'pr0xy-Passw0rd-77'].flatMap(
      (each) => (typeof each === 'string' ? piecesOf(each.toLowerCase()) : []),
    );
    for (const output of [session.stdout, session.stderr, written, bundle].map((each) => each.toLowerCase()))
      expect(pieces.filter((piece) => output.includes(piece))).toEqual([]);

    for (const shown of [session.stdout, session.stderr]) {
      expect(shown.match(UNSEEN)?.map((each) => each.codePointAt(0)?.toString(16)) ?? []).toEqual([]);
      expect(shown.split('\n').filter((line) => WORKFLOW_COMMAND.test(line))).toEqual([]);
      expect(shown).not.toMatch(/^\s+at .*[(/].*:\d+:\d+\)?$/m);
    }
    const again = await oauthbearer(['replay', recorded!, '--format', 'json']);
    expect(again.stderr).toBe('');
    expect(JSON.parse(again.stdout)).toMatchObject({
      verdict: report.verdict,
      checks: report.checks,
    });
    return { ...session, report, bundle };
  } finally {
    await Promise.all([lab.close(), rm(folder, { recursive: true, force: true })]);
  }
}

/**
 * Runs the doctor on a lab with one hostile server.
 *
 * @param unending whether only its time limit ends the run: the shortest in which this machine gets to the server
 */
export async function visiting(
  server: Server | 'broker',
  hostile: Hostile,
  { unending = false } = {},
): Promise<Outcome> {
  const aim = await aimedAt(server, hostile);
  // A hostile server that is not needed does not block sign-in; a hostile token endpoint may look like an outage (75).
  const run = (timeout: string) => examined({ ...aim, timeout, allowed: [0, 1, 3, 75] });
  if (!unending) return run('60s');
  const short = await run('3s');
  return hostile.visits() > 0 ? short : run('60s');
}

/** Control characters except the line feed, and those that change the order or appearance of text. */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Commands of GitHub's runner at the beginning of a line, with or without leading spaces. */
const WORKFLOW_COMMAND = /^\s*(?:::[a-z][\w-]*(?: .*)?::|##\[)/i;

const piecesOf = (secret: string): readonly string[] =>
  Array.from({ length: Math.max(0, secret.length - 7) }, (_, at) => secret.slice(at, at + 8));

const encodings = (secret: string): readonly string[] => [
  ...new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ v: secret }).toString().slice('v='.length),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
    Buffer.from(secret).toString('hex'),
  ]),
];
