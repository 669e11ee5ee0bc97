import cause from '../../../src/causes/pool/filter-iss-stale.ts';
import { brokerRefuses, casebook, pool, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the provider was moved to the new issuer, the filter was not',
      given: [pool({ filter: 'claims.iss == "https://old.auth0.com/" && has(claims.sub)' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'the issuer itself differs',
      given: [
        provider({ issuer: 'https://acme.auth0.com' }),
        pool({ filter: 'claims.iss == "https://acme.auth0.com"' }),
        brokerRefuses(),
      ],
    },
  ],
});
