import { takesServer } from '../../clients/bootstrap.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * `Invalid url in bootstrap.servers`, `Port should be >= 0 and < 65536. Received type number (NaN)`. Commas separate
 * servers, and spaces around a server are trimmed by all clients; a protocol before it harms not all of them.
 */
export default defineCheck({
  id: 'config/bootstrap-is-host-and-port',
  title: 'Every bootstrap server is written as host:port',
  enforcedBy: 'client',
  step: 30,
  reads: { servers: client.bootstrapServers, configured: client.all },
  run: ({ servers, configured }) => {
    const odd = servers.filter((server) => server.trim() !== '' && !takesServer(configured, server.trim()));
    return odd.length === 0
      ? pass(servers.join(', '))
      : fail(odd.map((server) => JSON.stringify(server)).join(', '));
  },
});
