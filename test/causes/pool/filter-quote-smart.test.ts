import cause from '../../../src/causes/pool/filter-quote-smart.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'typographic quotes',
      given: [pool({ filter: 'claims.gty == “client-credentials”' }), brokerRefuses()],
    },
    {
      because: 'a blank inside the quotes',
      given: [pool({ filter: 'claims.gty == "client-credentials "' }), brokerRefuses()],
    },
    {
      because: 'a dash that is none',
      given: [pool({ filter: 'claims.gty == "client‑credentials"' }), brokerRefuses()],
    },
    {
      because: 'a Cyrillic letter among Latin ones',
      given: [pool({ filter: 'claims.gty == "\u0441lient-credentials"' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'another value', given: [pool({ filter: 'claims.gty == "password"' }), brokerRefuses()] },
  ],
});
