import { openBroker, restEndpoint } from '../broker/broker.ts';
import { cacheKeys } from '../confluent/cached-keys.ts';
import { controlPlane } from '../confluent/control-plane.ts';
import { judgeOf } from '../confluent/judgement.ts';
import { identityProvider } from '../idp/idp.ts';
import type { LabSettings } from '../settings.ts';
import { openHttp, openHttps, type Door, type Presentation } from './doors.ts';
import { text, type Service } from './http.ts';
import { openProxy } from './proxy.ts';
import { brokerAuthorities, roleOf, splitAuthority, type Role } from './names.ts';

/** The servers of a lab, each at a port of its own on loopback. */
export interface Town {
  /** Where a connection to a public `host:port` arrives; undefined when nobody listens there. */
  readonly route: (host: string, port: number) => Door | undefined;
  readonly close: () => Promise<void>;
}

type Trade = Role | 'rest' | 'redirect';

/** Opens every server; `wrap` may put something before each door. */
export async function openTown(
  settings: LabSettings,
  wrap = (door: Door) => Promise.resolve(door),
): Promise<Town> {
  const idp = identityProvider(settings.idp);
  const keys = cacheKeys(settings, idp);
  const judge = judgeOf(settings, keys);
  const primary: Readonly<Record<Role, string>> = {
    idp: new URL(settings.idp.origin).hostname,
    confluent: new URL(settings.confluent.origin).hostname,
    broker: splitAuthority(settings.broker.bootstrap).host,
  };
  const present = (role: Role, oldProtocol: boolean): Presentation => ({
    // Clients that reach a served lab call it `localhost`, and those of some makes send no name at all.
    hostFor: (name) =>
      name !== undefined && name !== 'localhost' && roleOf(settings, name) !== undefined
        ? name
        : primary[role],
    faultOf: (host) => settings.network.certificates[host],
    asksForCertificate: role === 'idp' && settings.idp.clientAuths.includes('tls_client_auth'),
    oldProtocol,
  });
  const openers: Readonly<Record<Trade, (oldProtocol: boolean) => Promise<Door>>> = {
    idp: (old) => openHttps(idp, present('idp', old)),
    confluent: (old) => openHttps(controlPlane(settings.confluent, keys, judge), present('confluent', old)),
    broker: (old) => openBroker(settings, judge, present('broker', old)),
    rest: (old) => openHttps(restEndpoint(judge), present('broker', old)),
    redirect: () => openHttp(toHttps(idp)),
  };

  const opened = await openAll(settings, openers, wrap);
  const doorFor = (trade: Trade, host: string): Door =>
    (settings.network.certificates[host] === 'old-protocol' ? opened.old?.[trade] : undefined) ??
    opened.modern[trade];
  const doorTo = (host: string, port: number): Door | undefined => {
    const foreign = settings.network.foreign[`${host}:${port}`];
    if (foreign !== undefined) return { port: foreign.port, close: () => Promise.resolve() };
    const trade = tradeAt(settings, host, port);
    return trade === undefined ? undefined : doorFor(trade, host);
  };
  const known = settings.network.proxy;
  const proxy = known === undefined ? undefined : await wrap(await openProxy(known, doorTo));
  return {
    route: (host, port) => (known?.authority === `${host}:${port}` ? proxy : doorTo(host, port)),
    close: async () => {
      const doors = [
        ...Object.values(opened.modern),
        ...Object.values(opened.old ?? {}),
        ...(proxy === undefined ? [] : [proxy]),
      ];
      await Promise.all(doors.map((door) => door.close()));
    },
  };
}

/** A server's protocol versions are fixed before it hears the name, so hosts of the old protocol get other doors. */
async function openAll(
  { network }: LabSettings,
  openers: Readonly<Record<Trade, (oldProtocol: boolean) => Promise<Door>>>,
  wrap: (door: Door) => Promise<Door>,
) {
  const openSet = async (oldProtocol: boolean): Promise<Record<Trade, Door>> => {
    const entries = Object.entries(openers).map(
      async ([trade, opener]) => [trade, await wrap(await opener(oldProtocol))] as const,
    );
    return Object.fromEntries(await Promise.all(entries)) as Record<Trade, Door>;
  };
  const hasOld = Object.values(network.certificates).includes('old-protocol');
  const [modern, old] = await Promise.all([openSet(false), hasOld ? openSet(true) : undefined]);
  return { modern, old };
}

function tradeAt(settings: LabSettings, host: string, port: number): Trade | undefined {
  const role = roleOf(settings, host);
  if (role === 'broker') {
    if (brokerAuthorities(settings).includes(`${host}:${port}`)) return 'broker';
    return port === 443 ? 'rest' : undefined;
  }
  if (role === 'idp' && port === 80) return 'redirect';
  if (role === 'idp') return port === 443 || isNamedPort(settings, host, port) ? 'idp' : undefined;
  return role === 'confluent' && port === 443 ? 'confluent' : undefined;
}

/** An identity provider of one's own is often served at a port like 8443. */
const isNamedPort = ({ idp, confluent }: LabSettings, host: string, port: number): boolean =>
  [idp.origin, ...confluent.providers.map((provider) => provider.jwks_uri)].some((url) => {
    if (!URL.canParse(url)) return false;
    const named = new URL(url);
    return named.hostname === host && Number(named.port) === port;
  });

/** What answers at port 80 of a host that wants TLS. */
const toHttps = ({ now }: Service): Service => ({
  now,
  answer: ({ url }) => {
    const location = Object.assign(new URL(url), { protocol: 'https:', port: '' }).href;
    return Promise.resolve(text(301, 'Moved Permanently', { location }));
  },
});
