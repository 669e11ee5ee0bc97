import { reach } from './commands.ts';
import { isUnreachable, legCause } from './leg.ts';

/** One of several brokers out of reach is `broker/az-mismatch`. */
export default legCause({
  id: 'network/tcp-broker-blocked',
  title: 'The network path to the broker is blocked',
  strength: 'shown',
  breaks: (broken) => broken.stage === 'tcp' && isUnreachable(broken.code) && broken.leg.to === 'broker',
  because: ({ leg, message }) =>
    `The name resolves, and a TCP connection to ${leg.authority} fails: ${message}.`,
  repaired: 'with the bootstrap server reachable',
  fix: ({ host, port }) => ({
    summary: `Allow TCP connections from the client to ${host}:${port}.`,
    steps: [
      `Add an egress rule for TCP ${port}: Kafka is not HTTP, and an HTTP proxy does not pass it on.`,
      'For a private cluster, check that the endpoint (PrivateLink, peering, transit gateway) is in state Ready.',
    ],
    commands: [{ kind: 'client-config', text: reach(host, port) }],
  }),
});
