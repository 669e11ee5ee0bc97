import { provider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** RFC 7519 section 4.1.1: `iss` is case-sensitive and compared without normalization. */
export default defineCheck({
  id: 'jwt/issuer-is-providers',
  title: "The token's issuer is the identity provider's issuer, byte for byte",
  enforcedBy: 'confluent',
  step: 40,
  reads: { iss: jwt.iss, issuer: provider.issuer },
  run: ({ iss, issuer }) =>
    iss === issuer
      ? pass(`both say ${issuer}`)
      : fail(`the token says ${iss ?? 'nothing'}, Confluent's identity provider says ${issuer}`),
});
