import { parseBootstrap } from '../../evidence/authority.ts';
import { client } from '../../evidence/facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * Clients split `bootstrap.servers` at the last colon and take the rest for the host, whatever stands there
 * (`No resolvable bootstrap urls`, `Port should be >= 0 and < 65536. Received type number (NaN)`). Commas separate
 * servers, and blanks around a server are trimmed by all clients.
 */
export default defineCheck({
  id: 'config/bootstrap-is-host-and-port',
  title: 'Every bootstrap server is written as host:port',
  enforcedBy: 'client',
  step: 30,
  reads: { servers: client.bootstrapServers },
  run: ({ servers }) => {
    const odd = servers.filter(
      (server) => server.trim() !== '' && parseBootstrap(server.trim())?.clean !== true,
    );
    return odd.length === 0
      ? pass(servers.join(', '))
      : fail(odd.map((server) => JSON.stringify(server)).join(', '));
  },
});
