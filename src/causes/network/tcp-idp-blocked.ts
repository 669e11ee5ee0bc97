import { reach } from './commands.ts';
import { isUnreachable, legCause } from './leg.ts';

export default legCause({
  id: 'network/tcp-idp-blocked',
  title: 'The network path to the identity provider is blocked',
  strength: 'shown',
  breaks: ({ leg, stage, code }) => leg.to === 'identity-provider' && stage === 'tcp' && isUnreachable(code),
  because: ({ leg, message }) =>
    `The name resolves, and a TCP connection to ${leg.authority} fails: ${message}.`,
  repaired: 'with the token endpoint reachable',
  fix: ({ host, port }, { proxy }) => ({
    summary: `Allow TCP connections from the client to ${host}:${port}.`,
    steps: [
      `Add an egress rule (security group, firewall, network policy) for ${host}:${port}.`,
      ...(proxy === undefined
        ? [
            'If HTTPS leaves your network through a proxy, configure the proxy in the client, and give it to this tool with --proxy.',
          ]
        : []),
    ],
    commands: [{ kind: 'client-config', text: reach(host, port) }],
  }),
});
