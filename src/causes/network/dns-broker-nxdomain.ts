import { consolePath } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { lookUp } from './commands.ts';
import { legCause } from './leg.ts';

export default legCause({
  id: 'network/dns-broker-nxdomain',
  title: "The bootstrap server's host name does not resolve on this machine",
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'broker' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }) =>
    `The resolver of this machine says that ${host} does not exist.${isPrivateName(host) ? ' This is the name of a private endpoint: it resolves only inside the network that the endpoint belongs to.' : ''}`,
  repaired: 'with a bootstrap server that resolves',
  fix: ({ host }, { logicalCluster }) => ({
    summary:
      'Copy the bootstrap server from the cluster settings; for a private cluster, make its DNS zone available to the client.',
    steps: isPrivateName(host)
      ? [
          'Create the private DNS zone with a wildcard record to the endpoint, and associate it with the network that the client runs in.',
        ]
      : [],
    commands: [
      {
        kind: 'console',
        text: consolePath(
          'Environments',
          'the environment',
          'the cluster',
          'Cluster settings',
          'Endpoints',
          'Bootstrap server',
        ),
      },
      {
        kind: 'confluent-cli',
        text: sh`confluent kafka cluster describe ${valueOr(logicalCluster, 'CLUSTER_ID')}`,
      },
      { kind: 'client-config', text: lookUp(host) },
    ],
  }),
});

/** Names of PrivateLink and peering endpoints (docs.confluent.io/cloud/current/networking). */
const isPrivateName = (host: string): boolean => /\.(?:private|glb|intranet)\./.test(host);
