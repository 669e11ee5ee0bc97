import { isUnreachable, legCause } from '../network/leg.ts';

export default legCause({
  id: 'broker/az-mismatch',
  title: 'Some of the brokers behind the bootstrap server cannot be reached from here',
  strength: 'shown',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'advertised-broker' && stage === 'tcp' && (isUnreachable(code) || code === 'ECONNREFUSED'),
  because: ({ leg, message }, all) =>
    `Sign-in is fine, and ${all.length === 1 ? `the broker ${leg.authority} does not answer` : `${all.length} brokers do not answer, ${leg.authority} among them`}: ${message}. What leads there times out, the rest works.`,
  repaired: 'with a way to every broker',
  fix: ({ host, port }) => ({
    summary: 'Give the client a way to every availability zone that the cluster has brokers in.',
    steps: [
      'Private endpoints need a subnet in each zone of the cluster; a zone without one makes its brokers unreachable.',
      'Firewalls must admit all brokers of the cluster, not the bootstrap address alone.',
    ],
    commands: [{ kind: 'client-config', text: `nc -vz ${host} ${port}` }],
  }),
});
