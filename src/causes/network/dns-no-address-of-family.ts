import { lookUpAddresses } from './commands.ts';
import { legCause, nameOf } from './leg.ts';

/** The name exists, but has no address of the requested family. */
export default legCause({
  id: 'network/dns-no-address-of-family',
  title: 'The host has no address of the requested IP version',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'dns' && /^NO_IPV[46]_ADDRESS$/.test(code),
  because: (broken) =>
    `${nameOf(broken)[0]!.toUpperCase()}${nameOf(broken).slice(1)}: ${broken.message} (--ipv${broken.code === 'NO_IPV4_ADDRESS' ? 4 : 6}).`,
  repaired: 'with addresses of both IP versions allowed',
  fix: ({ host, code }) => {
    const version = code === 'NO_IPV4_ADDRESS' ? '4' : '6';
    return {
      summary: `Remove --ipv${version}; a client that has only IPv${version} cannot reach this host.`,
      steps: [
        'Clients have the same setting: broker.address.family (librdkafka), java.net.preferIPv4Stack (JVM).',
        ...(version === '6'
          ? ['In an IPv6-only network, NAT64 with DNS64 reaches hosts that have only IPv4 addresses.']
          : []),
      ],
      commands: [{ kind: 'client-config', text: lookUpAddresses(host) }],
    };
  },
});
