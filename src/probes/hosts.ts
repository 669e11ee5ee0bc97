import { isIP } from 'node:net';
import { authorityOf, parseBootstrap } from '../evidence/authority.ts';
import type { Address } from '../evidence/connection.ts';
import type { Failure } from '../evidence/observation.ts';
import { isLoopback, isPrivateName, NETWORK_WORDS, networkOf, type Network } from '../evidence/reach.ts';
import type { Target } from '../settings/target.ts';
import type { World } from './world.ts';

/**
 * Why a URL may be requested.
 * - `named`: only if the target names its host and port, or its host over https on port 443.
 * - `vouched`: also when a server that the target named gives it: the `jwks_uri` of a discovery document, `issuer` and
 * `jwks_uri` of Confluent's identity provider. Confluent itself asks there. Then over https, on a port of HTTPS or one
 * that the target names.
 */
export type Purpose = 'named' | 'vouched';

export interface HostPolicy {
  /** Undefined when the request is allowed. */
  readonly refusal: (url: string, purpose: Purpose) => Failure | undefined;
  /**
   * The addresses of a host that are allowed: all of a host that the target names; otherwise those on the internet, and
   * those in a network that the target itself is in. Anything else was chosen by someone outside.
   */
  readonly admit: Admit;
  /** Whether the target names this host, on any port. */
  readonly names: (host: string) => boolean;
}

export type Admit = (host: string, addresses: readonly Address[]) => Promise<Admission>;

export type Admission =
  | { readonly ok: true; readonly addresses: readonly Address[] }
  /** One sentence for people. */
  | { readonly ok: false; readonly message: string };

/** The registered HTTPS ports: `https` and `https-alt`. */
const HTTPS_PORTS: ReadonlySet<string> = new Set(['443', '8443']);

/** Networks that a target can belong to. Link-local is excluded, because every link has a metadata service. */
const OWN: ReadonlySet<Network | undefined> = new Set<Network>(['loopback', 'private', 'shared']);

/**
 * Where this run may connect to. A token is untrusted input: nothing in it (`iss`, `jku`, `x5u`) adds a host or a port;
 * only the target does.
 */
export function hostPolicy(target: Target, world: Pick<World, 'lookup' | 'isPublic'>): HostPolicy {
  const urls = urlsOf(target);
  const allowed = target.allowHosts.map(asUrl);
  const servers = [...urls.map(({ hostname }) => hostname), ...bootstrapHosts(target)].map(plainName);
  const hosts = new Set([...servers, ...allowed.map(({ hostname }) => plainName(hostname))]);
  const authorities = new Set([...urls, ...allowed].map(({ href }) => authorityOf(href)));
  const ports = new Set([...HTTPS_PORTS, ...urls.map(portOf)]);
  const plain = new Set(urls.filter(({ protocol }) => protocol === 'http:').map(({ host }) => host));
  // `--allow-host keys.example` allows any port.
  const anyPort = new Set(
    allowed.filter(({ port }) => port === '').map(({ hostname }) => plainName(hostname)),
  );
  const isHere = servers.some(isThisMachine);

  const isNamed = (url: URL): boolean =>
    authorities.has(authorityOf(url.href)) ||
    anyPort.has(plainName(url.hostname)) ||
    (hosts.has(plainName(url.hostname)) && url.protocol === 'https:' && url.port === '');
  const isOfThisMachine = (url: URL): boolean => isHere && isThisMachine(plainName(url.hostname));

  let own: Promise<ReadonlySet<Network | undefined>> | undefined;
  return {
    names: (host) => hosts.has(plainName(host)),
    refusal: (text, purpose) => {
      if (!URL.canParse(text)) return refused('NOT_A_URL', 'it is not a URL');
      const url = new URL(text);
      if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return refused('NOT_HTTP', `${url.protocol} is not asked`);
      const isFree = isNamed(url) || (purpose === 'vouched' && isOfThisMachine(url));
      if (isFree && (purpose === 'named' || url.protocol === 'https:')) return undefined;
      if (isFree && (plain.has(url.host) || isThisMachine(plainName(url.hostname)))) return undefined;
      return purpose === 'named' ? notNamed(url, hosts) : notVouched(url, ports);
    },
    admit: async (host, addresses) => {
      if (hosts.has(plainName(host))) return { ok: true, addresses };
      const isStrange = ({ address }: Address): boolean => !world.isPublic(address);
      if (addresses.some(isStrange)) own ??= networksOf(servers, world);
      const networks = await own;
      const fit = addresses.filter(
        (each) => !isStrange(each) || networks?.has(networkOf(each.address)) === true,
      );
      const [first] = addresses;
      return fit.length > 0 || first === undefined
        ? { ok: true, addresses: fit }
        : { ok: false, message: leadsAstray(host, first.address) };
    },
  };
}

function notNamed(url: URL, hosts: ReadonlySet<string>): Failure {
  const { host, hostname } = url;
  return hosts.has(plainName(hostname))
    ? refused(
        'PORT_NOT_NAMED',
        `your configuration does not name port ${portOf(url)} of ${hostname}; --allow-host ${hostname}:${portOf(url)} adds it`,
      )
    : refused('HOST_NOT_NAMED', `your configuration does not name ${hostname}; --allow-host ${host} adds it`);
}

function notVouched(url: URL, ports: ReadonlySet<string>): Failure | undefined {
  if (url.protocol !== 'https:')
    return refused(
      'PLAIN_HTTP',
      `${url.origin} is plain http at a host that your configuration does not name`,
    );
  return ports.has(portOf(url))
    ? undefined
    : refused(
        'PORT_NOT_NAMED',
        `${url.host} is on a port that your configuration does not name; --allow-host ${url.host} adds it`,
      );
}

const refused = (code: string, message: string): Failure => ({ stage: 'refused-by-us', code, message });

function leadsAstray(host: string, address: string): string {
  const network = NETWORK_WORDS[networkOf(address) ?? 'reserved'];
  const what = host === address ? `${address} is` : `${host} leads to ${address},`;
  return `${what} an address of ${network}, and your configuration does not name it; --allow-host ${host} adds it`;
}

/**
 * Checks a host behind a proxy, which resolves the name itself: an address can be checked, and so can a name that
 * exists only in private networks.
 */
export async function admitBehindProxy(
  host: string,
  policy: Pick<HostPolicy, 'admit' | 'names'>,
): Promise<Admission> {
  const family = isIP(host);
  if (family !== 0) return policy.admit(host, [{ address: host, family: family === 6 ? 6 : 4 }]);
  return isPrivateName(host) && !policy.names(host)
    ? {
        ok: false,
        message: `${host} is a name of a private network, and your configuration does not name it; --allow-host ${host} adds it`,
      }
    : { ok: true, addresses: [] };
}

const urlsOf = (target: Target): readonly URL[] =>
  [
    target.tokenEndpoint,
    target.discoveryUrl,
    target.console.issuer,
    target.console.jwksUri,
    target.confluentApiUrl,
  ].flatMap((text) => (text !== undefined && URL.canParse(text) ? [new URL(text)] : []));

const bootstrapHosts = ({ bootstrapServers }: Target): readonly string[] =>
  bootstrapServers.flatMap((text) => parseBootstrap(text)?.host ?? []);

/** The networks of the target's servers, as far as their names resolve. */
async function networksOf(
  hosts: readonly string[],
  { lookup }: Pick<World, 'lookup'>,
): Promise<ReadonlySet<Network | undefined>> {
  const found = await Promise.all(
    [...new Set(hosts)].map(async (host) =>
      isIP(host) === 0
        ? (await lookup(host, 0).catch(() => [])).map(({ address }) => networkOf(address))
        : [networkOf(host)],
    ),
  );
  return new Set(found.flat().filter((network) => OWN.has(network)));
}

/** `--allow-host` as people write it: a name, `host:port`, or a URL. */
function asUrl(text: string): URL {
  const isBareIpv6 = isIP(text) === 6;
  const url = text.includes('://') ? text : `https://${isBareIpv6 ? `[${text}]` : text}`;
  // An invalid host matches nothing: `invalid` is a name that cannot exist (RFC 6761 section 6.4).
  return new URL(URL.canParse(url) ? url : 'https://invalid');
}

const portOf = ({ protocol, port }: URL): string =>
  port === '' ? (protocol === 'http:' ? '80' : '443') : port;

/** A host normalised for comparison: lower case, without an IPv6 address's brackets and without a trailing dot. */
const plainName = (host: string): string =>
  host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);
