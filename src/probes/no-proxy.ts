import { BlockList, isIP } from 'node:net';

/** A server; its host without brackets. */
export interface Where {
  readonly host: string;
  readonly port: number;
}

/**
 * The first entry of a no-proxy list that matches a server; undefined when none does.
 *
 * Names: the domain itself and its subdomains, with or without a leading dot. Addresses: an IP address, or a network in
 * CIDR notation; names are not resolved. `*` alone: everything. (https://curl.se/docs/manpage.html#--noproxy and
 * https://pkg.go.dev/golang.org/x/net/http/httpproxy.)
 *
 * @param dialect `curl` supports neither `host:port` nor `*.example.com` nor brackets, and `*` only as the whole list;
 * most other programs support them
 */
export function exceptionFor(
  { host, port }: Where,
  list: readonly string[],
  dialect: 'common' | 'curl' = 'common',
): string | undefined {
  const isCurl = dialect === 'curl';
  const [only, ...others] = list;
  if (isCurl && only === '*' && others.length === 0) return only;
  const holds = isIP(host) === 0 ? namesDomain(host) : namesAddress(host);
  return list.find((entry) => {
    if (isCurl) return !entry.startsWith('[') && holds(entry);
    if (entry === '*') return true;
    const { name, port: ofPort } = withoutPort(entry);
    return (ofPort === undefined || ofPort === port) && holds(name.replace(/^\*(?=\.)/, ''));
  });
}

const namesDomain = (host: string): ((entry: string) => boolean) => {
  const name = plain(host);
  return (entry) => {
    const domain = plain(entry).replace(/^\./, '');
    return domain !== '' && (name === domain || name.endsWith(`.${domain}`));
  };
};

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const namesAddress = (address: string): ((entry: string) => boolean) => {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return (entry) => {
    const [network = '', bits, ...more] = entry.replace(/^\[(.*)\]/, '$1').split('/');
    if (isIP(network) !== isIP(address) || more.length > 0) return false;
    const most = family === 'ipv6' ? 128 : 32;
    if (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most)) return false;
    const range = new BlockList();
    range.addSubnet(network, bits === undefined ? most : Number(bits), family);
    return range.check(address, family);
  };
};

/** A port follows a name, an IPv4 address or a bracketed IPv6 address. */
function withoutPort(entry: string): { readonly name: string; readonly port?: number } {
  const [, name, digits] = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(entry) ?? [];
  return name === undefined ? { name: entry } : { name, port: Number(digits) };
}
