import type { ProxyRule } from '../evidence/connection.ts';
import type { NamedProxy, Target } from '../settings/target.ts';
import { exceptionFor, type Where } from './no-proxy.ts';
import { proxyFrom } from './proxy.ts';
import { tlsSettings } from './tls.ts';
import type { Proxy } from './tunnel.ts';

/**
 * Whose route a request takes. The client's own request (the token request) goes as the client would send it, because a
 * proxy that only the doctor uses would hide a fault; requests that the client never makes use any route that works
 * here.
 */
export type Sender = 'client' | 'doctor';

/** The route to a server: through a proxy or direct, and the rule that decides. */
export interface Route {
  readonly proxy?: Proxy;
  readonly rule?: ProxyRule;
  /** The client's own requests would take another route. */
  readonly detour?: true;
}

export interface Destination extends Where {
  readonly isTls: boolean;
}

export type Router = (to: Destination, sender: Sender) => Route;

/** What of a target decides about the routes of its requests, and whom they trust. */
export type Way = Pick<Target, 'client' | 'proxy' | 'proxyRule' | 'noProxy' | 'environment' | 'ca'>;

/** A direct connection to every server. */
export const direct: Router = () => ({});

/**
 * The routes of a target. No Kafka client connects to a broker through an HTTP proxy (kafkajs
 * `src/network/socketFactory.js`, Kafka's `Selector`, librdkafka's `rdkafka_transport.c` open plain sockets), so
 * brokers are not covered here.
 */
export function router(target: Way): Router {
  const made = new Map<string, Proxy | undefined>();
  const taken = ({ url, rule }: NamedProxy, defaultPort: number): Route => {
    const text = url.reveal();
    const key = `${defaultPort} ${text}`;
    if (!made.has(key))
      made.set(
        key,
        proxyFrom(text, () => tlsSettings(target), defaultPort),
      );
    const proxy = made.get(key);
    return proxy === undefined ? {} : { proxy, rule: { name: rule } };
  };
  const routeOf: Router = (to, sender) => {
    const client = sender === 'client' ? target.client : undefined;
    const proxy = target.proxy === undefined ? environmentProxy(target, to) : ownProxy(target);
    if (proxy === undefined) return {};
    const exception = exceptionOf(target, to, client);
    if (exception !== undefined) return { rule: exception };
    if (target.proxy === undefined && client === 'java') return { rule: { name: proxy.rule, unread: true } };
    return taken(proxy, client === 'librdkafka' ? CURL_DEFAULT_PORT : 80);
  };
  return (to, sender) => {
    const own = routeOf(to, sender);
    return sender === 'client' || addressOf(own) === addressOf(routeOf(to, 'client'))
      ? own
      : { ...own, detour: true };
  };
}

/** https://curl.se/docs/manpage.html#--proxy: "If the port number is not specified […] it is assumed to be 1080". */
const CURL_DEFAULT_PORT = 1080;

const ownProxy = ({ proxy, proxyRule }: Way): NamedProxy | undefined =>
  proxy === undefined ? undefined : { url: proxy, rule: proxyRule ?? '--proxy' };

const environmentProxy = ({ environment }: Way, { isTls }: Destination): NamedProxy | undefined =>
  isTls ? environment?.httpsProxy : environment?.httpProxy;

/**
 * The Java client uses `HttpURLConnection` (`HttpJwtRetriever`), which follows the JVM's properties and ignores
 * environment variables; librdkafka (`rdhttp.c`) uses libcurl, which reads them.
 */
function exceptionOf(
  { proxy, noProxy: own, environment }: Way,
  to: Destination,
  client: Target['client'],
): ProxyRule | undefined {
  const list = own ?? (proxy === undefined ? environment?.noProxy : undefined);
  const entry =
    list === undefined
      ? undefined
      : exceptionFor(to, list.hosts, client === 'librdkafka' ? 'curl' : 'common');
  if (list !== undefined && entry !== undefined)
    return entry === '*' ? { name: list.rule } : { name: list.rule, entry };
  if (client !== 'java' || own !== undefined || proxy === undefined) return undefined;
  const local = exceptionFor(to, JAVA_DEFAULT);
  return local === undefined ? undefined : { name: 'http.nonProxyHosts', entry: local };
}

/**
 * The default of `http.nonProxyHosts`, `localhost|127.*|[::1]`
 * (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html).
 */
const JAVA_DEFAULT = ['localhost', '127.0.0.0/8', '::1'];

const addressOf = ({ proxy }: Route): string => (proxy === undefined ? '' : `${proxy.host}:${proxy.port}`);
