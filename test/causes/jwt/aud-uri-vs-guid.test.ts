import cause from '../../../src/causes/jwt/aud-uri-vs-guid.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the filter has the URI, the v2.0 token the bare id',
      given: [
        claims({ aud: '9a4c1f3e-1111-4222-8333-444455556666' }),
        pool({ filter: 'claims.aud == "api://9a4c1f3e-1111-4222-8333-444455556666"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'both have the bare id',
      given: [
        claims({ aud: '9a4c1f3e-1111-4222-8333-444455556666' }),
        pool({ filter: 'claims.aud == "9a4c1f3e-1111-4222-8333-444455556666"' }),
      ],
    },
  ],
});
