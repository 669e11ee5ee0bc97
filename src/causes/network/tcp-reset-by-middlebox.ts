import { isBroker, legCause } from './leg.ts';

export default legCause({
  id: 'network/tcp-reset-by-middlebox',
  title: 'The connection is cut during the TLS handshake',
  strength: 'suggested',
  breaks: (broken) =>
    broken.stage === 'tls' && !isBroker(broken) && ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(broken.code),
  because: ({ leg, message }) =>
    `TCP to ${leg.authority} comes about, and the TLS handshake gets no answer: ${message}. A firewall that reads the server name (SNI) does so, and a server that is no TLS server.`,
  repaired: 'with a way to the token endpoint',
  fix: ({ host, port }) => ({
    summary: `Have ${host} allowed on what inspects TLS between here and there.`,
    steps: [
      'Compare with another network: if it works there, the filter is between this network and the server.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: `openssl s_client -connect ${host}:${port} -servername ${host} </dev/null`,
      },
    ],
  }),
});
