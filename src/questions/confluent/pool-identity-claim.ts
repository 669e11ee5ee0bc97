import { jwt } from '../../facts/token.ts';
import { identity } from '../../facts/pools.ts';
import { defineQuestion } from '../define.ts';
import { valueIn } from '../expected.ts';
import { onPoolPage } from './_page.ts';

export default defineQuestion({
  id: 'confluent/pool-identity-claim',
  asks: 'Identity claim of the identity pool',
  where: onPoolPage('Identity claim; if the token lacks it: Edit → Identity claim → Save'),
  input: '--pool-identity-claim',
  effort: 'page',
  weight: 3,
  clearedBy: ['sts'],
  settles: [identity.claim],
  expect: (evidence) => {
    if (valueIn(evidence, jwt.claims) === undefined) return [];
    const sub = valueIn(evidence, jwt.sub);
    return [
      sub === undefined
        ? { label: 'not claims.sub', value: 'the token has no sub claim' }
        : { label: 'for example claims.sub', value: sub },
    ];
  },
  decides: ['jwt/identity-claim-missing', 'pool/identity-claim-syntax', 'jwt/sub-missing'],
});
