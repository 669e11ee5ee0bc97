import { legCause } from './leg.ts';

export default legCause({
  id: 'network/dns-bootstrap-ok-broker-names-fail',
  title: 'The bootstrap server resolves, the brokers that it names do not',
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'advertised-broker' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }, all, _, legs) => {
    const tried = legs.filter(({ to }) => to === 'advertised-broker').length;
    const which =
      all.length < tried
        ? `${all.length} of the ${tried} brokers that it names do not resolve here, for example ${host}`
        : tried === 1
          ? `the only broker that it names does not resolve here: ${host}`
          : `none of the ${tried} brokers that it names resolves here, for example ${host}`;
    return `Sign-in at the bootstrap server succeeds, but ${which}. Clients time out after a successful sign-in.`;
  },
  repaired: 'with names of brokers that resolve',
  fix: ({ host }) => ({
    summary: 'Add a wildcard record beside the one for the bootstrap server, so that every broker resolves.',
    steps: [
      `The zone of ${host.split('.').slice(1).join('.')} needs "*" to the same endpoint as the bootstrap name.`,
    ],
    commands: [{ kind: 'client-config', text: `dig +short ${host}` }],
  }),
});
