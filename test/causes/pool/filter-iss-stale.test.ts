import cause from '../../../src/causes/pool/filter-iss-stale.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the provider was moved to the new issuer, the filter was not',
      given: [pool({ filter: 'claims.iss == "https://old.auth0.com/" && has(claims.sub)' }), brokerRefuses()],
    },
  ],
  innocent: [{ because: 'a healthy run', given: [] }],
});
