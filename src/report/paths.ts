import type { ClientFacts } from '../evidence/client.ts';
import type { Connection, ProxyRule } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { firstFailure } from '../evidence/stages.ts';

/** One route over the network, and the requests that took it. */
export interface ReportPath {
  /** `host:port` of the server. */
  readonly to: string;
  /** The requests: `token`, `discovery`, `key set`, `broker`, ... */
  readonly for: readonly string[];
  /** `host:port` of the HTTP proxy; absent for a direct connection. */
  readonly proxy?: string;
  /** The rule that decided: `HTTPS_PROXY`, `--proxy`, `NO_PROXY (.acme.example)`. */
  readonly rule?: string;
  /** The IP address of the connection: the server's, or the proxy's. */
  readonly address?: string;
  /** `TLSv1.3`, ... */
  readonly tls?: string;
  /** `public`: Node's own list of authorities; otherwise the source of the authority's certificate. */
  readonly trust?: string;
  /** Whether the server asked for a client certificate, and whether one was sent. */
  readonly clientCertificate?: 'shown' | 'asked-for';
  /** Where it failed; absent when it succeeded. */
  readonly stopped?: string;
  /** What people who know the client should note. */
  readonly remark?: string;
}

/** The route of each request, those of the client first. */
export const pathsOf = ({ connections, client }: Evidence): readonly ReportPath[] =>
  Object.values(connections)
    .map((each) => pathOf(each, client))
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));

const rankOf = ({ for: what }: ReportPath): number =>
  what.includes('token') ? 0 : what.includes('broker') ? 1 : 2;

/** In the order of a run. */
const ORDER = ['token', 'discovery', 'key set', 'broker', 'Confluent API', 'Confluent STS'] as const;

function pathOf(connection: Connection, client: ClientFacts): ReportPath {
  const { host, port, carried = [], proxy, proxyRule, tcp, tls } = connection;
  const stopped = firstFailure(connection);
  const facts = tls?.value;
  const trust = facts?.trust === undefined ? undefined : trustIn(facts.trust, client);
  const remark = remarkOn(connection, client);
  return {
    to: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    for: ORDER.filter((each) => carried.includes(each)),
    ...(proxy !== undefined && { proxy }),
    ...(proxyRule !== undefined && proxyRule.unread !== true && { rule: ruleIn(proxyRule) }),
    ...(tcp?.ok === true && { address: tcp.value.address }),
    ...(tls?.ok === true && { tls: tls.value.protocol }),
    ...(trust !== undefined && { trust }),
    ...(facts?.clientCertificate !== undefined && { clientCertificate: facts.clientCertificate }),
    ...(stopped !== undefined && { stopped: `${stopped.stage}: ${stopped.message}` }),
    ...(remark !== undefined && { remark }),
  };
}

const trustIn = (trust: 'public' | 'given' | 'node-extra', { caFile }: ClientFacts): string =>
  ({ public: 'public', given: caFile ?? '--ca', 'node-extra': 'NODE_EXTRA_CA_CERTS' })[trust];

const ruleIn = ({ name, entry }: ProxyRule): string => (entry === undefined ? name : `${name} (${entry})`);

const isVariable = (rule: string): boolean => /^(?:https?|all)_proxy$/i.test(rule);

function remarkOn(
  { proxy, proxyRule, detour, carried, tunnel }: Connection,
  { client }: ClientFacts,
): string | undefined {
  if (proxyRule?.unread === true)
    return `${proxyRule.name} names a proxy, and the Java client does not read it`;
  if (detour === true) return 'only the doctor asks this; the client does not';
  if (client === 'java' && tunnel?.value?.credentials === true)
    return 'a JVM has no property for the user name and password of a proxy; its application has to install a java.net.Authenticator';
  const isFromEnvironment = proxy !== undefined && proxyRule !== undefined && isVariable(proxyRule.name);
  return isFromEnvironment && client === undefined && carried?.includes('token') === true
    ? `a Java client does not read ${proxyRule.name}; --as java goes its way`
    : undefined;
}
