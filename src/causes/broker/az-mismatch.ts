import { reach } from '../network/commands.ts';
import { listed } from '../../evidence/words.ts';
import { isUnreachable, legCause } from '../network/leg.ts';

export default legCause({
  id: 'broker/az-mismatch',
  title: 'Brokers behind the bootstrap server cannot be reached from here',
  strength: 'shown',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'advertised-broker' && stage === 'tcp' && (isUnreachable(code) || code === 'ECONNREFUSED'),
  because: ({ leg, message }, all, _, legs) => {
    const tried = legs.filter(({ to }) => to === 'advertised-broker').length;
    const example = all.length === 1 ? `: ${message}` : `, for example ${leg.authority}: ${message}`;
    if (leg.guessed === true)
      return `The bootstrap server can be reached, and none of ${listed(all.map((each) => each.leg.authority))} can: ${message}. Clients will not read or write after a successful sign-in.`;
    return all.length === tried
      ? `Sign-in at the bootstrap server succeeds, but ${tried === 1 ? `the only broker that it names, ${leg.authority},` : `none of the ${tried} brokers that it names`} can${tried === 1 ? 'not' : ''} be reached${example}. Clients cannot read or write.`
      : `Sign-in succeeds, but ${all.length} of ${tried} brokers cannot be reached${all.length === 1 ? ` (${leg.authority})` : ''}${example}. Requests for the partitions on ${all.length === 1 ? 'this broker' : 'these brokers'} time out; the others work.`;
  },
  repaired: 'with every broker reachable',
  fix: ({ host, port }) => ({
    summary: 'Open the network path from the client to every broker of the cluster.',
    steps: [
      'Private endpoints: add a subnet in each availability zone of the cluster. The brokers of a zone without one are unreachable.',
      'Firewalls: allow every broker of the cluster, not only the bootstrap server.',
    ],
    commands: [{ kind: 'client-config', text: reach(host, port) }],
  }),
});
