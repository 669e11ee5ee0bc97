import { isUnreachable, legCause } from './leg.ts';

/** One of several brokers out of reach is `broker/az-mismatch`. */
export default legCause({
  id: 'network/tcp-broker-blocked',
  title: 'The way to the broker is blocked',
  strength: 'shown',
  breaks: (broken) => broken.stage === 'tcp' && isUnreachable(broken.code) && broken.leg.to === 'broker',
  because: ({ leg, message }) =>
    `The name resolves, and no TCP connection to ${leg.authority} comes about: ${message}.`,
  repaired: 'with a way to the bootstrap server',
  fix: ({ host, port }) => ({
    summary: `Let the client reach ${host} on TCP ${port}.`,
    steps: [
      `Add an egress rule for TCP ${port}: Kafka is not HTTP, and an HTTP proxy does not carry it.`,
      'For a private cluster, see that the endpoint (PrivateLink, peering, transit gateway) is in state Ready.',
    ],
    commands: [{ kind: 'client-config', text: `nc -vz ${host} ${port}` }],
  }),
});
