import { inWords } from '../../evidence/source.ts';
import { pool } from '../../facts/confluent.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';
import { isOff } from '../../evidence/confluent.ts';

export default defineCheck({
  id: 'pool/is-enabled',
  title: 'The identity pool is enabled',
  enforcedBy: 'confluent',
  step: 30,
  reads: { pool: pool.meant },
  run: ({ pool: each }) => {
    if (each.state === undefined) return cannotTell(`${inWords(each.source)} does not say`);
    return isOff(each)
      ? fail(`${each.id ?? 'it'} is ${each.state}`)
      : pass(`${each.id ?? 'it'} is ${each.state}`);
  },
});
