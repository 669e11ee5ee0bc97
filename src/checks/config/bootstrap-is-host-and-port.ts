import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * `Invalid url in bootstrap.servers`, `Port should be >= 0 and < 65536. Received type number (NaN)`. Servers are
 * separated by commas, and all clients trim spaces around them; only some clients accept a protocol before a server.
 */
export default defineCheck({
  id: 'config/bootstrap-is-host-and-port',
  title: 'Every bootstrap server is written as host:port',
  enforcedBy: 'client',
  step: 30,
  reads: { servers: client.bootstrapServers, odd: behaviour.oddServers },
  run: ({ servers, odd }) =>
    odd.length === 0
      ? pass(servers.join(', '))
      : fail(odd.map((server) => JSON.stringify(server)).join(', ')),
});
