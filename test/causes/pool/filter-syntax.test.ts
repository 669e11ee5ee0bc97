import cause from '../../../src/causes/pool/filter-syntax.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a single equals sign',
      given: [pool({ filter: 'claims.gty = "client-credentials"' }), brokerRefuses()],
    },
    {
      because: 'AND for &&',
      given: [pool({ filter: 'claims.gty == "client-credentials" AND has(claims.sub)' }), brokerRefuses()],
    },
    {
      because: 'claim for claims',
      given: [pool({ filter: 'claim.gty == "client-credentials"' }), brokerRefuses()],
    },
    { because: 'a claim alone', given: [pool({ filter: 'claims.gty' }), brokerRefuses()] },
    { because: 'nothing at all', given: [pool({ filter: '' }), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'typographic quotes are another matter',
      given: [pool({ filter: 'claims.gty == “client-credentials”' }), brokerRefuses()],
    },
    { because: 'words inside quotes', given: [pool({ filter: 'claims.gty != "this AND that = x"' })] },
  ],
});
