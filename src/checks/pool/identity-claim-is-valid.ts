import { identity } from '../../facts/pools.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** `iam/v2`: an identity claim is written `claims.<name>`, such as `claims.sub`. */
export default defineCheck({
  id: 'pool/identity-claim-is-valid',
  title: 'The identity claim is written as Confluent reads it',
  enforcedBy: 'confluent',
  step: 60,
  reads: { identity: identity.claim },
  run: ({ identity: { text, path } }) =>
    path === undefined ? fail(`it is ${JSON.stringify(text)}, not claims.<name>`) : pass(text),
});
