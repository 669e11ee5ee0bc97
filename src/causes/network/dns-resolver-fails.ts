import { legCause } from './leg.ts';

/** EAI_AGAIN and timeouts: nobody has said that the name does not exist. */
export default legCause({
  id: 'network/dns-resolver-fails',
  title: 'The resolver of this machine does not answer',
  transient: true,
  strength: 'stated',
  breaks: ({ stage, code }) =>
    stage === 'dns' && !['ENOTFOUND', 'ENODATA', 'NO_IPV4_ADDRESS', 'NO_IPV6_ADDRESS'].includes(code),
  because: ({ host, message }) => `Looking up ${host} failed without an answer: ${message}.`,
  repaired: 'with a resolver that answers',
  fix: ({ host }) => ({
    summary: 'Restore name resolution on the machine, or in the container, that the client runs on.',
    steps: [
      'Look at /etc/resolv.conf: is the name server that it names reachable from here (UDP and TCP 53)?',
    ],
    commands: [{ kind: 'client-config', text: `cat /etc/resolv.conf; dig ${host}` }],
  }),
});
