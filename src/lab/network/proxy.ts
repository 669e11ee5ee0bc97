import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { LabProxy } from '../settings.ts';
import { open, type LocalServer } from './local-server.ts';

/**
 * An HTTP proxy that supports only tunnels (RFC 9110 section 9.3.6).
 *
 * @param serverAt the server for a tunnel to `host:port`; undefined when there is none
 */
export const openProxy = (
  proxy: LabProxy,
  serverAt: (host: string, port: number) => LocalServer | undefined,
): Promise<LocalServer> => {
  const server = createServer((_incoming, response) => {
    response.writeHead(405, { 'content-type': 'text/plain' }).end('CONNECT alone is served here\n');
  });
  server.on('connect', ({ url = '', headers }, near: Duplex) => {
    near.on('error', () => near.destroy());
    const { refusal, login } = proxy;
    if (refusal !== undefined) return void near.end(headOf(refusal.status, refusal.headers));
    if (login !== undefined && headers['proxy-authorization'] !== basic(login))
      return void near.end(headOf(407, { 'Proxy-Authenticate': 'Basic realm="proxy"' }));
    const at = url.lastIndexOf(':');
    const target = serverAt(url.slice(0, at).toLowerCase(), Number(url.slice(at + 1)));
    if (target === undefined) return void near.end(headOf(503));
    const far = connect(target.port, '127.0.0.1', () => {
      near.write(headOf(200));
      near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  return open(server);
};

const headOf = (status: number, headers: Readonly<Record<string, string>> = {}): string =>
  [
    `HTTP/1.1 ${status} ${REASON[status] ?? 'Refused'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

const REASON: Readonly<Record<number, string>> = {
  200: 'Connection established',
  403: 'Forbidden',
  407: 'Proxy Authentication Required',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;
