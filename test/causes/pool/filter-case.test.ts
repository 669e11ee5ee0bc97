import cause from '../../../src/causes/pool/filter-case.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a GUID in upper case',
      given: [
        claims({ azp: '0f8fad5b-d9cb-469f-a165-70867728950e' }),
        pool({ filter: 'claims.azp == "0F8FAD5B-D9CB-469F-A165-70867728950E"' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'one of a list',
      given: [
        pool({ filter: 'claims.azp in ["fq3xw8ytz0pblk5vrm7ncjd2hsga9ueq", "other"]' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'another value', given: [pool({ filter: 'claims.azp == "other"' }), brokerRefuses()] },
  ],
});
