import cause from '../../../src/causes/jwt/aud-missing.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: "Cognito's access tokens have none", given: [claims({ aud: undefined }), brokerRefuses()] },
  ],
  innocent: [
    {
      because: 'there is none, and the filter does not ask',
      given: [
        claims({ aud: undefined }),
        pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
      ],
    },
    { because: 'another audience', given: [claims({ aud: 'https://other.example' }), brokerRefuses()] },
  ],
});
