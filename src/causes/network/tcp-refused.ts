import { reach } from './commands.ts';
import { legCause, nameOf } from './leg.ts';

export default legCause({
  id: 'network/tcp-refused',
  title: 'The host refuses the connection on that port',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'tcp' && code === 'ECONNREFUSED',
  because: (broken) =>
    `${broken.host} refuses connections on port ${broken.port}, where ${nameOf(broken)} should listen.`,
  repaired: 'with a port that accepts connections',
  fix: (broken) => ({
    summary: `Correct the port, or start what should listen on ${broken.leg.authority}.`,
    steps: [
      broken.leg.to === 'identity-provider'
        ? 'Token endpoints listen on port 443 by default.'
        : 'Bootstrap servers of Confluent Cloud listen on port 9092.',
      'Behind a load balancer, a refusal can also mean that it has no healthy target; a firewall can refuse in place of the host.',
    ],
    commands: [{ kind: 'client-config', text: reach(broken.host, broken.port) }],
  }),
});
