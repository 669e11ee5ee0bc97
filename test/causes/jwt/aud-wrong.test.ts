import cause from '../../../src/causes/jwt/aud-wrong.ts';
import { expect, it } from 'vitest';
import { brokerRefuses, casebook, claims, given, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client asked for another API',
      given: [claims({ aud: 'https://other.example' }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'the filter counts characters of aud, and names none',
      given: [pool({ filter: 'claims.aud.size() == 1' }), brokerRefuses()],
    },
    {
      because: 'the filter takes text for a list',
      given: [pool({ filter: 'claims.aud[0] == "https://kafka.acme.example"' }), brokerRefuses()],
    },
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

it.each([
  ['claims.aud == "https://orders.example"', 'whose aud is https://orders.example'],
  ['claims.aud.startsWith("https://orders.")', 'with the audience that the filter asks for'],
])('suggests requesting a token that the filter accepts: %s', (filter, asked) => {
  expect(cause.suspect(given(pool({ filter }), brokerRefuses()))?.fix.summary).toContain(asked);
});
