import { legCause } from './leg.ts';

export default legCause({
  id: 'network/dns-bootstrap-ok-broker-names-fail',
  title: 'The bootstrap server resolves, the brokers that it names do not',
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'advertised-broker' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }, all) =>
    `Sign-in is fine, and then the client goes to ${host}${all.length > 1 ? ` and ${all.length - 1} more` : ''}, for which this machine's resolver knows no address. Clients then time out, long after a successful authentication.`,
  repaired: 'with names of brokers that resolve',
  fix: ({ host }) => ({
    summary: 'Add a wildcard record beside the one for the bootstrap server, so that every broker resolves.',
    steps: [
      `The zone of ${host.split('.').slice(1).join('.')} needs "*" to the same endpoint as the bootstrap name.`,
    ],
    commands: [{ kind: 'client-config', text: `dig +short ${host}` }],
  }),
});
