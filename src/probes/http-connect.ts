import type { Socket } from 'node:net';
import { connectionKey } from '../evidence/connection.ts';
import { failureOf, openConnection } from './connection.ts';
import type { HttpOptions } from './http.ts';
import { NotConnected } from './http-failure.ts';
import { straight, type Traveller } from './route.ts';
import { bracketed } from './tunnel.ts';

type Url = Pick<URL, 'hostname' | 'protocol' | 'port'>;

/** Where a URL leads, and which way. */
export function wayTo(url: Url, traveller: Traveller, { route = straight }: Pick<HttpOptions, 'route'>) {
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const way = route({ host, port, isTls }, traveller);
  return { ...way, host, port, isTls, key: connectionKey({ host, port, ...way }) };
}

/**
 * A connection to carry a request, recorded whatever becomes of it.
 *
 * @param alpn protocols to offer in the TLS handshake instead of those of the settings
 * @throws NotConnected
 */
export async function connectFor(
  to: Url,
  options: HttpOptions,
  traveller: Traveller,
  alpn?: readonly string[],
): Promise<Socket> {
  const { host, port, isTls, proxy, rule, detour } = wayTo(to, traveller, options);
  const tls = isTls ? options.tlsFor(`${bracketed(host)}:${port}`) : undefined;
  const destination = {
    host,
    port,
    ...(tls === undefined ? {} : { tls: alpn === undefined ? tls : { ...tls, alpn } }),
    ...(proxy === undefined ? {} : { proxy }),
  };
  const { world, signal, family, connectTimeoutMs: timeoutMs } = options;
  const { connection, socket } = await openConnection(destination, { world, signal, family, timeoutMs });
  options.record({
    ...connection,
    ...(rule === undefined ? {} : { proxyRule: rule }),
    ...(detour === undefined ? {} : { detour }),
  });
  if (socket === undefined) {
    throw new NotConnected(
      failureOf(connection) ?? { stage: 'tcp', code: 'UNKNOWN', message: 'no connection' },
    );
  }
  return socket;
}
