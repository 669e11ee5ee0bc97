import { sh } from '../../commands/sh.ts';
import { lookUp } from './commands.ts';
import { legCause } from './leg.ts';

/** EAI_AGAIN, SERVFAIL and timeouts: no resolver answered that the name does not exist. */
export default legCause({
  id: 'network/dns-resolver-fails',
  title: 'The DNS resolver of this machine does not answer',
  transient: true,
  strength: 'stated',
  breaks: ({ stage, code }) =>
    stage === 'dns' && !['ENOTFOUND', 'ENODATA', 'NO_IPV4_ADDRESS', 'NO_IPV6_ADDRESS'].includes(code),
  because: ({ host, message }) =>
    `The resolver gave no answer for ${host}: ${message}. This often passes within a minute.`,
  repaired: 'with a resolver that answers',
  fix: ({ host }) => ({
    summary:
      'Try again; if it stays, repair DNS resolution on the machine or in the container of the client.',
    steps: [
      'Check that the name server in /etc/resolv.conf is reachable from this machine (UDP and TCP port 53).',
    ],
    commands: [{ kind: 'client-config', text: sh`cat /etc/resolv.conf; ${lookUp(host)}` }],
  }),
});
