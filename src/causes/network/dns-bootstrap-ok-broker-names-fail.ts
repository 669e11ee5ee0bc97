import { listed } from '../../evidence/words.ts';
import { lookUp } from './commands.ts';
import { legCause } from './leg.ts';

export default legCause({
  id: 'network/dns-bootstrap-ok-broker-names-fail',
  title: 'The bootstrap server resolves, and the brokers behind it do not',
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'advertised-broker' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ leg, host }, all, _, legs) => {
    if (leg.guessed === true)
      return `The bootstrap server resolves here, and none of ${listed(all.map((each) => each.host))} does. Clients will time out after a successful sign-in.`;
    const tried = legs.filter(({ to }) => to === 'advertised-broker').length;
    const which =
      all.length < tried
        ? `${all.length} of the ${tried} brokers that it names do not resolve here, for example ${host}`
        : tried === 1
          ? `the only broker that it names does not resolve here: ${host}`
          : `none of the ${tried} brokers that it names resolves here, for example ${host}`;
    return `Sign-in at the bootstrap server succeeds, but ${which}. Clients time out after a successful sign-in.`;
  },
  repaired: 'with broker names that resolve',
  fix: ({ host }) => ({
    summary:
      'Add a wildcard DNS record beside the record of the bootstrap server, so that every broker name resolves.',
    steps: [
      `In the zone ${host.split('.').slice(1).join('.')}, point "*" to the same endpoint as the bootstrap name.`,
      'A hosts file has no wildcards, and a DNS filter may have none: add every broker there.',
    ],
    commands: [{ kind: 'client-config', text: lookUp(host) }],
  }),
});
