import { jwt } from '../../facts/token.ts';
import { tokenKind } from '../../idp/token-kind.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Confluent accepts JWT access tokens. Only their issuer can verify a refresh token or a token for Microsoft Graph; ID
 * tokens and users' tokens are signed like access tokens, and fail later, if at all.
 */
export default defineCheck({
  id: 'jwt/is-an-access-token',
  title: 'The token is an access token of an application',
  enforcedBy: 'confluent',
  step: 38,
  reads: { claims: jwt.claims, header: jwt.header },
  run: ({ claims, header }) => {
    const kind = tokenKind(claims, header);
    switch (kind.is) {
      case 'access':
        return pass('nothing marks it as another kind of token');
      case 'refresh':
      case 'graph':
        return fail(kind.because);
      case 'id':
      case 'user':
      case 'management-api':
        return warn(kind.because);
    }
  },
});
