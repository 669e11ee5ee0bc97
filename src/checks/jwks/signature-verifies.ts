import { keys } from '../../facts/keys.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 7515 section 5.2. */
export default defineCheck({
  id: 'jwks/signature-verifies',
  title: "The token's signature verifies with the published key",
  enforcedBy: 'confluent',
  step: 60,
  reads: { signature: keys.signature },
  run: ({ signature }) => {
    switch (signature.outcome) {
      case 'valid':
        return pass('the signature verifies');
      case 'invalid':
        return fail(signature.detail ?? 'the key with the right id does not verify it');
      default:
        return cannotTell(signature.detail ?? 'there is no key to verify it with');
    }
  },
});
