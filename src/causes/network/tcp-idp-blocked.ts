import { isUnreachable, legCause } from './leg.ts';

export default legCause({
  id: 'network/tcp-idp-blocked',
  title: 'The way to the identity provider is blocked',
  strength: 'shown',
  breaks: ({ leg, stage, code }) => leg.to === 'identity-provider' && stage === 'tcp' && isUnreachable(code),
  because: ({ leg, message }) =>
    `The name resolves, and no TCP connection to ${leg.authority} comes about: ${message}.`,
  repaired: 'with a way to the token endpoint',
  fix: ({ host, port }, { proxy }) => ({
    summary: `Let the client reach ${host} on TCP ${port}.`,
    steps: [
      `Add an egress rule (security group, firewall, network policy) for ${host}:${port}.`,
      ...(proxy === undefined
        ? ['If HTTPS leaves your network through a proxy, name it to the client and to this tool (--proxy).']
        : []),
    ],
    commands: [{ kind: 'client-config', text: `nc -vz ${host} ${port}` }],
  }),
});
