import { behaviour } from '../../clients/facts.ts';
import { scopeClaim } from '../../facts/scope-claim.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * The Java client rejects its own token for `scope value must not contain duplicates` and for an empty scope
 * (`ClaimValidationUtils`), before it connects to a broker. No other client checks.
 */
export default defineCheck({
  id: 'jwt/scope-claim-suits-the-client',
  title: 'The scope claim has no empty and no repeated value',
  enforcedBy: 'client',
  step: 64,
  reads: { who: behaviour.claimsReader, scope: scopeClaim },
  run: ({ who, scope: { name, repeated, isBlank } }) => {
    if (who !== 'java') return pass('this client does not read the scope claim, as far as is known');
    if (repeated.length > 0) return fail(`${name} has ${repeated.join(' and ')} more than once`);
    return isBlank ? fail(`${name} is empty`) : pass('the Java client accepts the scope claim');
  },
});
