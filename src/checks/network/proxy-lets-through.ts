import { network } from '../../evidence/facts/network.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 9110 section 9.3.6: CONNECT. */
export default defineCheck({
  id: 'network/proxy-lets-through',
  title: 'The proxy opens a tunnel to the token endpoint',
  enforcedBy: 'client',
  step: 25,
  reads: { connection: network.tokenEndpoint },
  run: ({ connection: { host, port, proxy, tunnel } }) => {
    if (proxy === undefined) return pass('no proxy stands between');
    if (tunnel === undefined) return cannotTell(`the proxy ${proxy} was not reached`);
    return tunnel.ok ? pass(`${proxy} opened one to ${host}:${port}`) : fail(`${proxy}: ${tunnel.message}`);
  },
});
