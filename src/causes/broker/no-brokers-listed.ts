import { consolePath } from '../../commands/other-text.ts';
import { presumeBrokers } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { troubleWithBrokers } from '../../facts/listed-brokers.ts';
import { defineCause } from '../define.ts';

export default defineCause({
  id: 'broker/no-brokers-listed',
  title: 'The broker lists no usable broker address in its metadata',
  reads: { metadata: broker.metadata, bootstrap: broker.connection },
  recognise: ({ metadata: { brokers }, bootstrap: { host, port } }) => {
    const trouble = troubleWithBrokers(brokers);
    return trouble === undefined
      ? null
      : {
          strength: 'shown',
          because: `Sign-in at ${host}:${port} succeeds, but ${trouble}. A client connects to the brokers in this list, so it cannot read or write.`,
        };
  },
  repair: presumeBrokers,
  repaired: 'with Metadata that lists the brokers and their addresses',
  fix: () => ({
    summary:
      'Find out why the cluster announces no broker: it is still starting, or a proxy changes its answers.',
    steps: [
      'Confluent Cloud: check that the cluster is running; a new cluster needs some minutes. Then contact Confluent support.',
      'Kafka proxy or gateway: check its list of upstream brokers and the addresses that it advertises.',
      'Self-managed broker: check `advertised.listeners` of the listener that the client uses.',
    ],
    commands: [
      {
        kind: 'console',
        text: consolePath('Environments', 'your environment', 'your cluster', 'Cluster overview', 'Status'),
      },
    ],
  }),
});
