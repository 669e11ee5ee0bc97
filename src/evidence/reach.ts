import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** Whether an address cannot be reached from the internet (IANA special-purpose registries, RFC 6890). */
export const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4');
};

/** 127.0.0.0/8 and ::1. */
export const isLoopback = (address: string): boolean => /^127\.|^::1$/.test(address);

/** Whether a name means nothing on the internet: no dot, or a domain reserved for private use (RFC 6761, RFC 9476). */
export const isPrivateName = (host: string): boolean =>
  isIP(host.replace(/^\[|\]$/g, '')) !== 0
    ? isPrivateAddress(host.replace(/^\[|\]$/g, ''))
    : !host.includes('.') ||
      /\.(?:local|localhost|internal|intranet|lan|corp|home\.arpa|svc|test)$/i.test(host);
