import { legCause, nameOf } from './leg.ts';

export default legCause({
  id: 'network/tcp-refused',
  title: 'The host refuses the connection on that port',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'tcp' && code === 'ECONNREFUSED',
  because: (broken) =>
    `${broken.host} answers that nothing listens on port ${broken.port}, where ${nameOf(broken)} should be.`,
  repaired: 'with a port that accepts connections',
  fix: (broken) => ({
    summary: `Correct the port, or start what should listen on ${broken.leg.authority}.`,
    steps: [
      broken.leg.to === 'identity-provider'
        ? 'Token endpoints listen on 443 unless the identity provider says otherwise.'
        : 'Bootstrap servers of Confluent Cloud listen on 9092.',
      'Behind a load balancer or a forwarder, a refusal also means that it has no healthy target.',
    ],
    commands: [{ kind: 'client-config', text: `nc -vz ${broken.host} ${broken.port}` }],
  }),
});
