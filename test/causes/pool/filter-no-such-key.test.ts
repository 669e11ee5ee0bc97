import cause from '../../../src/causes/pool/filter-no-such-key.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'machines have no email',
      given: [pool({ filter: 'claims.email.endsWith("@acme.example")' }), brokerRefuses()],
    },
    {
      because: 'groups, guarded by has',
      given: [pool({ filter: 'has(claims.groups) && "ops" in claims.groups' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'it is asked for only where it is there',
      given: [
        pool({ filter: 'has(claims.groups) ? "ops" in claims.groups : claims.gty == "client-credentials"' }),
      ],
    },
    {
      because: 'the other side of || decides',
      given: [pool({ filter: 'claims.email == "x" || claims.gty == "client-credentials"' })],
    },
  ],
});
