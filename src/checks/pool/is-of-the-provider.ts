import { named } from '../../facts/pools.ts';
import { defineCheck, fail, pass } from '../define.ts';

export default defineCheck({
  id: 'pool/is-of-the-provider',
  title: 'The identity pool belongs to the identity provider',
  enforcedBy: 'confluent',
  step: 20,
  reads: { named },
  run: ({ named: each }) => {
    const foreign = each.filter(({ owner }) => owner === 'other');
    return foreign.length === 0
      ? pass(each.length === 0 ? 'the client names no pool' : 'the pool belongs to this provider')
      : fail(
          foreign.map(({ id, ownerId }) => `${id} belongs to ${ownerId ?? 'another provider'}`).join('; '),
        );
  },
});
