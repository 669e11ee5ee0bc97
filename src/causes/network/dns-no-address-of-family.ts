import { legCause, nameOf } from './leg.ts';

/** The name is there; what was asked for is an address of a family that it has none of. */
export default legCause({
  id: 'network/dns-no-address-of-family',
  title: 'The host has no address of the IP version that was asked for',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'dns' && /^NO_IPV[46]_ADDRESS$/.test(code),
  because: (broken) =>
    `${nameOf(broken)[0]!.toUpperCase()}${nameOf(broken).slice(1)}: ${broken.message} (--ipv${broken.code === 'NO_IPV4_ADDRESS' ? 4 : 6}).`,
  repaired: 'with addresses of either IP version',
  fix: ({ host, code }) => {
    const version = code === 'NO_IPV4_ADDRESS' ? '4' : '6';
    return {
      summary: `Leave --ipv${version} out; if the client really has IPv${version} alone, it cannot reach this host.`,
      steps: [
        'The same setting in clients: broker.address.family of librdkafka, java.net.preferIPv4Stack of the JVM.',
        ...(version === '6'
          ? ['In a network with IPv6 alone, NAT64 with DNS64 leads to hosts that have IPv4 addresses.']
          : []),
      ],
      commands: [{ kind: 'client-config', text: `dig +short ${host} A ${host} AAAA` }],
    };
  },
});
