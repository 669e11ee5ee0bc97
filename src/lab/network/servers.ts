import { openBroker, restEndpoint } from '../broker/broker.ts';
import { cacheKeys } from '../confluent/cached-keys.ts';
import { controlPlane } from '../confluent/control-plane.ts';
import { judgeOf } from '../confluent/judgement.ts';
import { identityProvider } from '../idp/idp.ts';
import type { LabSettings } from '../settings.ts';
import { openHttp, openHttps, type LocalServer, type Presentation } from './local-server.ts';
import { text, type Service } from './http.ts';
import { openProxy } from './proxy.ts';
import { brokerAuthorities, roleOf, splitAuthority, type Role } from './names.ts';

/** The servers of a lab, each on its own loopback port. */
export interface LabServers {
  /** The server for a public `host:port`; undefined when nothing listens there. */
  readonly route: (host: string, port: number) => LocalServer | undefined;
  readonly close: () => Promise<void>;
}

type ServerKind = Role | 'rest' | 'redirect';

/** Opens every server; `wrap` may put another server in front of each. */
export async function openServers(
  settings: LabSettings,
  wrap = (server: LocalServer) => Promise.resolve(server),
): Promise<LabServers> {
  const idp = identityProvider(settings.idp);
  const keys = cacheKeys(settings, idp);
  const judge = judgeOf(settings, keys);
  const primary: Readonly<Record<Role, string>> = {
    idp: new URL(settings.idp.origin).hostname,
    confluent: new URL(settings.confluent.origin).hostname,
    broker: splitAuthority(settings.broker.bootstrap).host,
  };
  const present = (role: Role, oldProtocol: boolean): Presentation => ({
    // Clients of a served lab connect to `localhost`, and some send no server name.
    hostFor: (name) =>
      name !== undefined && name !== 'localhost' && roleOf(settings, name) !== undefined
        ? name
        : primary[role],
    faultOf: (host) => settings.network.certificates[host],
    asksForCertificate: role === 'idp' && settings.idp.clientAuths.includes('tls_client_auth'),
    oldProtocol,
  });
  const openers: Readonly<Record<ServerKind, (oldProtocol: boolean) => Promise<LocalServer>>> = {
    idp: (old) => openHttps(idp, present('idp', old)),
    confluent: (old) => openHttps(controlPlane(settings.confluent, keys, judge), present('confluent', old)),
    broker: (old) => openBroker(settings, judge, present('broker', old)),
    rest: (old) => openHttps(restEndpoint(judge), present('broker', old)),
    redirect: () => openHttp(toHttps(idp)),
  };

  const opened = await openAll(settings, openers, wrap);
  const serverFor = (kind: ServerKind, host: string): LocalServer =>
    (settings.network.certificates[host] === 'old-protocol' ? opened.old?.[kind] : undefined) ??
    opened.modern[kind];
  const serverAt = (host: string, port: number): LocalServer | undefined => {
    const foreign = settings.network.foreign[`${host}:${port}`];
    if (foreign !== undefined) return { port: foreign.port, close: () => Promise.resolve() };
    const kind = kindAt(settings, host, port);
    return kind === undefined ? undefined : serverFor(kind, host);
  };
  const known = settings.network.proxy;
  const proxy = known === undefined ? undefined : await wrap(await openProxy(known, serverAt));
  return {
    route: (host, port) => (known?.authority === `${host}:${port}` ? proxy : serverAt(host, port)),
    close: async () => {
      const doors = [
        ...Object.values(opened.modern),
        ...Object.values(opened.old ?? {}),
        ...(proxy === undefined ? [] : [proxy]),
      ];
      await Promise.all(doors.map((server) => server.close()));
    },
  };
}

/**
 * A server's protocol versions are fixed before it receives the name, so hosts with the old protocol get other servers.
 */
async function openAll(
  { network }: LabSettings,
  openers: Readonly<Record<ServerKind, (oldProtocol: boolean) => Promise<LocalServer>>>,
  wrap: (server: LocalServer) => Promise<LocalServer>,
) {
  const openSet = async (oldProtocol: boolean): Promise<Record<ServerKind, LocalServer>> => {
    const entries = Object.entries(openers).map(
      async ([kind, opener]) => [kind, await wrap(await opener(oldProtocol))] as const,
    );
    return Object.fromEntries(await Promise.all(entries)) as Record<ServerKind, LocalServer>;
  };
  const hasOld = Object.values(network.certificates).includes('old-protocol');
  const [modern, old] = await Promise.all([openSet(false), hasOld ? openSet(true) : undefined]);
  return { modern, old };
}

function kindAt(settings: LabSettings, host: string, port: number): ServerKind | undefined {
  const role = roleOf(settings, host);
  if (role === 'broker') {
    if (brokerAuthorities(settings).includes(`${host}:${port}`)) return 'broker';
    return port === 443 ? 'rest' : undefined;
  }
  if (role === 'idp' && port === 80) return 'redirect';
  if (role === 'idp') return port === 443 || isNamedPort(settings, host, port) ? 'idp' : undefined;
  return role === 'confluent' && port === 443 ? 'confluent' : undefined;
}

/** A self-hosted identity provider often uses a port like 8443. */
const isNamedPort = ({ idp, confluent }: LabSettings, host: string, port: number): boolean =>
  [idp.origin, ...confluent.providers.map((provider) => provider.jwks_uri)].some((url) => {
    if (!URL.canParse(url)) return false;
    const named = new URL(url);
    return named.hostname === host && Number(named.port) === port;
  });

/** The answer on port 80 of a host that requires TLS. */
const toHttps = ({ now }: Service): Service => ({
  now,
  answer: ({ url }) => {
    const location = Object.assign(new URL(url), { protocol: 'https:', port: '' }).href;
    return Promise.resolve(text(301, 'Moved Permanently', { location }));
  },
});
