import cause from '../../../src/causes/jwt/client-claim-name.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: "Okta's name is cid",
      given: [
        issuedBy('https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default/v1/token'),
        claims({ azp: undefined, gty: undefined, cid: '0oa1' }),
        pool({ filter: 'claims.client_id == "0oa1"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'Auth0 says azp, and so does the filter',
      given: [pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' })],
    },
  ],
});
