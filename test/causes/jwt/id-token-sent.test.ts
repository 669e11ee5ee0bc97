import cause from '../../../src/causes/jwt/id-token-sent.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the audience of an ID token is the client',
      given: [claims({ aud: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ', at_hash: 'x', nonce: 'y' }), brokerRefuses()],
    },
    {
      because: "Cognito's ID token, and the filter asks for an access token",
      given: [
        claims({ token_use: 'id', client_id: 'abc' }),
        pool({ filter: 'claims.token_use == "access"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'an access token', given: [] },
    {
      because: 'the audience alone is wrong',
      given: [claims({ aud: 'https://other.example' }), brokerRefuses()],
    },
    { because: "Google's ID token", given: [claims({ iss: 'https://accounts.google.com', at_hash: 'x' })] },
  ],
  noticed: [{ because: 'an ID token that is let in', given: [claims({ at_hash: 'x' })] }],
});
