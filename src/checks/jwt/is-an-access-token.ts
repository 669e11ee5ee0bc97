import { jwt } from '../../facts/token.ts';
import { tokenKind } from '../../idp/token-kind.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Confluent takes JWT access tokens. A refresh token and a token for Microsoft Graph cannot be verified by anybody but
 * their issuer; ID tokens and tokens of users are signed like access tokens, and fail later on if at all.
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
