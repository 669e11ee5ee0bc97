import cause from '../../../src/causes/jwt/mgmt-api-token.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the filter asks for an API of its own',
      given: [claims({ aud: 'https://acme.auth0.com/api/v2/' }), brokerRefuses()],
    },
  ],
  innocent: [{ because: 'an API of its own', given: [] }],
  noticed: [
    {
      because: 'it is let in',
      given: [
        claims({ aud: 'https://acme.auth0.com/api/v2/' }),
        pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
      ],
    },
  ],
});
