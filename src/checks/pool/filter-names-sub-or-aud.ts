import { isSharedIssuer } from '../../evidence/confluent.ts';
import { filter } from '../../facts/filter.ts';
import { provider } from '../../facts/confluent.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** support.confluent.io, article 48666617173780. */
export default defineCheck({
  id: 'pool/filter-names-sub-or-aud',
  title: 'A filter under a shared issuer checks sub or aud',
  enforcedBy: 'nobody',
  step: 88,
  reads: { verdict: filter.onToken, issuer: provider.issuer },
  run: ({ verdict, issuer }) =>
    isSharedIssuer(issuer) && !verdict.parts.some(({ claim }) => claim?.[0] === 'sub' || claim?.[0] === 'aud')
      ? warn(`anyone can get tokens from ${issuer}, and the filter checks neither sub nor aud`)
      : pass(isSharedIssuer(issuer) ? 'it does' : 'the issuer is not shared'),
});
