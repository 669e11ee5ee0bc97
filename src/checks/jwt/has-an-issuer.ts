import { jwt } from '../../facts/token.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** Confluent finds the identity provider by the token's `iss` (RFC 7519 section 4.1.1). */
export default defineCheck({
  id: 'jwt/has-an-issuer',
  title: 'The token names its issuer',
  enforcedBy: 'confluent',
  step: 39,
  reads: { claims: jwt.claims, iss: jwt.iss },
  run: ({ claims, iss }) => {
    if (claims['iss'] === undefined) return fail('the token has no iss claim');
    if (iss === undefined || iss === '')
      return fail(`iss is ${JSON.stringify(claims['iss'])}, which is not an issuer`);
    return pass(`iss ${iss}`);
  },
});
