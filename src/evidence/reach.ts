import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { lazy } from './lazy.ts';

/** What kind of network an address belongs to, by IANA's special-purpose address registries (RFC 6890). */
export type Network =
  'internet' | 'loopback' | 'link-local' | 'private' | 'shared' | 'documentation' | 'reserved';

const RANGES: Readonly<Record<string, Network>> = {
  unicast: 'internet',
  loopback: 'loopback',
  // A connection to 0.0.0.0 or :: arrives at this machine.
  unspecified: 'loopback',
  linkLocal: 'link-local',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  carrierGradeNat: 'shared',
};

/** What is parsed as the wrong family throws, which takes most of the time of `ipaddr.parseCIDR`. */
const familyOf = (text: string) => (text.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4);

const networks = (...cidrs: readonly string[]) =>
  lazy(() => cidrs.map((cidr) => familyOf(cidr).parseCIDR(cidr)));
/** RFC 5737, RFC 3849, RFC 9637. */
const DOCUMENTATION = networks(
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  '3fff::/20',
);
/** IANA allocates global unicast IPv6 addresses only from this block (RFC 4291 section 2.4). */
const GLOBAL_UNICAST = networks('2000::/3');
/** The IPv6 address of Amazon EC2's metadata service, the counterpart of 169.254.169.254. */
const EC2_METADATA = networks('fd00:ec2::/32');
/** RFC 6052 section 2.1. */
const NAT64 = networks('64:ff9b::/96');

type Ip = ReturnType<typeof ipaddr.parse>;

/** The network of an IP address; undefined when the text is not one. An embedded IPv4 address decides. */
export function networkOf(address: string): Network | undefined {
  if (isIP(address) === 0) return undefined;
  const whole = familyOf(address).parse(address);
  const ip = insideOf(whole) ?? whole;
  const isIn = (some: () => readonly (readonly [Ip, number])[]): boolean =>
    some().some(([network, bits]) => network.kind() === ip.kind() && ip.match(network, bits));
  if (isIn(DOCUMENTATION)) return 'documentation';
  if (isIn(EC2_METADATA)) return 'link-local';
  const network = RANGES[ip.range()] ?? 'reserved';
  return network === 'internet' && ip.kind() === 'ipv6' && !isIn(GLOBAL_UNICAST) ? 'reserved' : network;
}

/**
 * The IPv4 address that an IPv6 address leads to: IPv4-mapped (RFC 4291 section 2.5.5.2), and the well-known NAT64
 * prefix, through which IPv6-only networks reach every IPv4 server (RFC 6052 section 2.1). Undefined for 6to4, Teredo
 * and local-use NAT64, which are reserved whatever they contain.
 */
function insideOf(ip: Ip): Ip | undefined {
  if (ip.kind() !== 'ipv6') return undefined;
  const isNat64 = NAT64().some(([network, bits]) => ip.match(network, bits));
  return ip.range() === 'ipv4Mapped' || isNat64
    ? ipaddr.fromByteArray(ip.toByteArray().slice(-4))
    : undefined;
}

/** An address's network in words, to follow "an address of". */
export const NETWORK_WORDS: Readonly<Record<Network, string>> = {
  internet: 'the internet',
  loopback: 'the machine itself (loopback)',
  'link-local': 'the local link, where cloud metadata services answer',
  private: 'a private network',
  shared: 'the shared address space 100.64.0.0/10 (carriers, clouds, VPNs)',
  documentation: 'a network that is reserved for examples',
  reserved: 'a network that is reserved for special purposes',
};

const NEVER_PUBLIC: ReadonlySet<Network | undefined> = new Set<Network>([
  'loopback',
  'link-local',
  'private',
  'shared',
]);

/** Whether an address belongs to a network that is not the internet and exists in many places. */
export const isPrivateAddress = (address: string): boolean => NEVER_PUBLIC.has(networkOf(address));

/** The machine itself: 127.0.0.0/8, ::1, 0.0.0.0, and their IPv6 forms. */
export const isLoopback = (address: string): boolean => networkOf(address) === 'loopback';

/** Whether a name has no meaning on the internet: no dot, or a domain reserved for private use (RFC 6761, RFC 9476). */
export function isPrivateName(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isIP(name) !== 0
    ? isPrivateAddress(name)
    : !name.includes('.') ||
        /\.(?:local|localhost|internal|intranet|lan|corp|home\.arpa|svc|test)$/i.test(name);
}
