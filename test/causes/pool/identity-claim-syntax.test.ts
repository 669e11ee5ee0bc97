import cause from '../../../src/causes/pool/identity-claim-syntax.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'without claims.', given: [pool({ identityClaim: 'sub' }), brokerRefuses()] },
    { because: 'a blank behind it', given: [pool({ identityClaim: 'claims.sub ' }), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'a nested claim',
      given: [claims({ act: { sub: 'x' } }), pool({ identityClaim: 'claims.act.sub' })],
    },
  ],
});
