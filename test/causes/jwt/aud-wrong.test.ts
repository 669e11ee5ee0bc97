import cause from '../../../src/causes/jwt/aud-wrong.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client asked for another API',
      given: [claims({ aud: 'https://other.example' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'an audience that does not resolve', given: [] },
    {
      because: 'a list that the filter takes for one',
      given: [
        claims({ aud: ['https://kafka.acme.example', 'https://acme.auth0.com/userinfo'] }),
        pool({ filter: '"https://kafka.acme.example" in claims.aud' }),
      ],
    },
    {
      because: "Keycloak's account, and no filter on it",
      given: [
        claims({ aud: 'account' }),
        pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
      ],
    },
    {
      because: 'only a slash differs',
      given: [claims({ aud: 'https://kafka.acme.example/' }), brokerRefuses()],
    },
  ],
});
