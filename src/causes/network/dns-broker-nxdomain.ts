import { legCause } from './leg.ts';

export default legCause({
  id: 'network/dns-broker-nxdomain',
  title: "The bootstrap server's host name does not exist in DNS as seen from here",
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'broker' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }) =>
    `The resolver of this machine says that there is no ${host}.${isPrivateName(host) ? ' It is the name of a private endpoint, which only resolves inside the network that it was made for.' : ''}`,
  repaired: 'with a bootstrap server that resolves',
  fix: ({ host }, { logicalCluster }) => ({
    summary:
      'Copy the bootstrap server from the cluster settings; for a private cluster, serve its DNS zone to the client.',
    steps: isPrivateName(host)
      ? [
          'Create the private DNS zone with a wildcard record to the endpoint, and associate it with the network that the client runs in.',
        ]
      : [],
    commands: [
      {
        kind: 'confluent-cli',
        text: `confluent kafka cluster describe ${logicalCluster ?? '$LOGICAL_CLUSTER'}`,
      },
      { kind: 'client-config', text: `dig +short ${host}` },
    ],
  }),
});

/** Names of PrivateLink and peering endpoints (docs.confluent.io/cloud/current/networking). */
const isPrivateName = (host: string): boolean => /\.(?:private|glb|intranet)\./.test(host);
