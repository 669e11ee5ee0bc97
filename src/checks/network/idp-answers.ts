import { saysNothing } from '../../evidence/stages.ts';
import { network } from '../../facts/network.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

export default defineCheck({
  id: 'network/idp-answers',
  title: 'The token endpoint answers the request',
  enforcedBy: 'client',
  step: 40,
  reads: { failure: network.tokenRequestFailure },
  run: ({ failure }) => {
    if (failure === undefined) return pass('the token endpoint answered the request');
    if (saysNothing(failure.code)) return cannotTell(failure.message);
    return failure.stage === 'http' || failure.stage === 'deadline'
      ? fail(`${failure.message} (${failure.code})`)
      : cannotTell(`the request was not sent: ${failure.message}`);
  },
});
