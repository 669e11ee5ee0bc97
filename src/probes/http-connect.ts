import type { Socket } from 'node:net';
import { connectionKey, type Connection } from '../evidence/connection.ts';
import type { ClockReading } from '../evidence/evidence.ts';
import { failureOf, openConnection } from './connection.ts';
import type { Failure } from '../evidence/observation.ts';
import { wasNotTried } from '../evidence/stages.ts';
import type { HostPolicy } from './hosts.ts';
import { NotConnected } from './http-failure.ts';
import { direct, type Router, type Sender } from './route.ts';
import type { SharedAnswers } from './shared-answers.ts';
import type { TlsSettings } from './tls.ts';
import { bracketed } from './tunnel.ts';
import type { World } from './world.ts';

export interface HttpOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly family: 0 | 4 | 6;
  readonly connectTimeoutMs: number;
  /** Milliseconds for one exchange, including the connection. */
  readonly exchangeTimeoutMs: number;
  readonly policy: HostPolicy;
  /** TLS settings for a server, by `host:port`. */
  readonly tlsFor: (authority: string) => TlsSettings;
  /** The route to a server; default: direct. */
  readonly route?: Router;
  readonly record: (connection: Connection) => void;
  /** The connections recorded so far, by key. */
  readonly connections?: () => Readonly<Record<string, Connection>>;
  /** Called for each request, with the key of its connection. */
  readonly carry?: (key: string, what: string) => void;
  readonly readClock: (reading: ClockReading) => void;
  /** Answers that other runs may have had, and what this run's way to a server depends on, besides its URL. */
  readonly shared?: { readonly answers: SharedAnswers; readonly way: string };
}

type Url = Pick<URL, 'hostname' | 'protocol' | 'port'>;

/** The host of a URL, and the route to it. */
export function wayTo(url: Url, sender: Sender, { route = direct }: Pick<HttpOptions, 'route'>) {
  const isTls = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const way = route({ host, port, isTls }, sender);
  return { ...way, host, port, isTls, key: connectionKey({ host, port, ...way }) };
}

/**
 * A connection for a request, recorded even if it fails.
 *
 * @param alpn protocols to offer in the TLS handshake instead of those of the settings
 * @throws NotConnected
 */
export async function connectFor(
  to: Url,
  options: HttpOptions,
  sender: Sender,
  alpn?: readonly string[],
): Promise<Socket> {
  const { host, port, isTls, proxy, rule, detour } = wayTo(to, sender, options);
  const tls = isTls ? options.tlsFor(`${bracketed(host)}:${port}`) : undefined;
  const destination = {
    host,
    port,
    policy: options.policy,
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
  if (socket === undefined) throw new NotConnected(whyNot(connection));
  return socket;
}

/** A host that the target does not name is contacted only because Confluent contacts it over the internet. */
function whyNot(connection: Connection): Failure {
  const failure = failureOf(connection) ?? { stage: 'tcp', code: 'UNKNOWN', message: 'no connection' };
  return wasNotTried(connection)
    ? { ...failure, message: `${failure.message}. Confluent cannot reach such an address either` }
    : failure;
}
