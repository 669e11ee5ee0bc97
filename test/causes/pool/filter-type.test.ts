import cause from '../../../src/causes/pool/filter-type.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'aud is a list, the filter compares it with a string',
      given: [
        claims({ aud: ['https://kafka.acme.example', 'https://acme.auth0.com/userinfo'] }),
        brokerRefuses(),
      ],
    },
    {
      because: 'aud is a string, the filter looks into it as into a list',
      given: [pool({ filter: '"https://kafka.acme.example" in claims.aud' }), brokerRefuses()],
    },
    {
      because: 'a number in quotes',
      given: [claims({ level: 5 }), pool({ filter: 'claims.level == "5"' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'aud is a list, and the filter takes it so',
      given: [
        claims({ aud: ['https://kafka.acme.example', 'x'] }),
        pool({ filter: '"https://kafka.acme.example" in claims.aud' }),
      ],
    },
  ],
});
