import { network } from '../../facts/network.ts';
import { firstFailure, saysNothing } from '../../evidence/stages.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 9110 section 9.3.6: CONNECT. */
export default defineCheck({
  id: 'network/proxy-lets-through',
  title: 'The proxy opens a tunnel to the token endpoint',
  enforcedBy: 'client',
  step: 25,
  reads: { connection: network.tokenEndpoint },
  run: ({ connection }) => {
    const { host, port, proxy } = connection;
    if (proxy === undefined) return pass('no proxy is used');
    const stopped = firstFailure(connection);
    if (stopped !== undefined && saysNothing(stopped.code)) return cannotTell(`${proxy}: ${stopped.message}`);
    return stopped === undefined || stopped.stage === 'tls'
      ? pass(`${proxy} opened a tunnel to ${host}:${port}`)
      : fail(`${proxy}: ${stopped.message}`);
  },
});
