import { jwt } from '../../facts/token.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * RFC 7800, RFC 8705 section 3, RFC 9449 section 6: `cnf` binds a token to a key, and SASL/OAUTHBEARER cannot carry the
 * proof.
 */
export default defineCheck({
  id: 'jwt/is-bound-to-no-key',
  title: 'The token is a plain bearer token (no cnf)',
  enforcedBy: 'nobody',
  step: 62,
  reads: { claims: jwt.claims },
  run: ({ claims }) =>
    claims['cnf'] === undefined
      ? pass('no cnf claim')
      : warn('the token has a cnf claim: it is bound to a key, and SASL/OAUTHBEARER cannot carry the proof'),
});
