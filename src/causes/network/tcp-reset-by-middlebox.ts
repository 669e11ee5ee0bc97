import { handshake } from './commands.ts';
import { isBroker, isFilteredByName, legCause } from './leg.ts';

export default legCause({
  id: 'network/tcp-reset-by-middlebox',
  title: 'The connection is cut during the TLS handshake',
  strength: 'suggested',
  breaks: (broken) =>
    broken.stage === 'tls' &&
    (!isBroker(broken) || isFilteredByName(broken)) &&
    ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(broken.code),
  because: ({ leg, code, message }) =>
    `TLS handshake ${code === 'ETIMEDOUT' ? 'timed out' : 'failed'} at ${leg.authority}: ${message}. The TCP connection succeeded. A firewall that filters by server name (SNI) does this, and so does a server without TLS.`,
  repaired: 'with a TLS handshake that is let through',
  fix: ({ host, port }) => ({
    summary: `Allow ${host} on the firewall that inspects TLS.`,
    steps: ['Try from another network: if it works there, a firewall of this network cuts the connection.'],
    commands: [
      {
        kind: 'client-config',
        text: handshake({ host, port }),
      },
    ],
  }),
});
