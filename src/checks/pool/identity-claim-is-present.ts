import { identity } from '../../facts/pools.ts';
import { jwt } from '../../facts/token.ts';
import { valueAt } from '../../cel/part.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** The identity that audit logs and quotas show: the pool's if the client names one, otherwise the provider's. */
export default defineCheck({
  id: 'pool/identity-claim-is-present',
  title: 'The token has the identity claim',
  enforcedBy: 'confluent',
  step: 70,
  reads: { identity: identity.claim, claims: jwt.claims },
  run: ({ identity: { text, path }, claims }) => {
    if (path === undefined) return cannotTell('the identity claim is not one that can be read');
    const value = valueAt(claims, path);
    return value === undefined || value === null || value === ''
      ? fail(`the token has no ${text}`)
      : pass(`${text} is there`);
  },
});
