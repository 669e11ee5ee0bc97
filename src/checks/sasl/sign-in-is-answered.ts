import { saysNothing } from '../../evidence/stages.ts';
import { network } from '../../facts/network.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

export default defineCheck({
  id: 'sasl/sign-in-is-answered',
  title: 'The broker answers the sign-in',
  enforcedBy: 'client',
  step: 20,
  reads: { failure: network.signInFailure },
  run: ({ failure }) => {
    if (failure === undefined) return pass('the broker answered the sign-in');
    return ['sasl', 'deadline', 'kafka'].includes(failure.stage) && !saysNothing(failure.code)
      ? fail(`${failure.message} (${failure.code})`)
      : cannotTell(failure.message);
  },
});
