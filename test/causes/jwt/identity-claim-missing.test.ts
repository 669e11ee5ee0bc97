import cause from '../../../src/causes/jwt/identity-claim-missing.ts';
import { brokerRefuses, casebook, claims, pool, provider } from '../../casebook.ts';
import { unnamed } from '../pool/_pools.ts';

casebook(cause, {
  guilty: [
    { because: 'a token without sub', given: [claims({ sub: undefined }), brokerRefuses()] },
    {
      because: "the provider's, when no pool is named",
      given: [unnamed, provider({ identityClaim: 'claims.email' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'another claim is chosen',
      given: [claims({ client_id: 'x' }), pool({ identityClaim: 'claims.client_id' })],
    },
  ],
});
