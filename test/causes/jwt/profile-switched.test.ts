import cause from '../../../src/causes/jwt/profile-switched.ts';
import { brokerRefuses, casebook, claims, pool } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'azp is gone and client_id has come',
      given: [
        claims({ azp: undefined, gty: undefined, client_id: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ', jti: 'x' }),
        pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [{ because: 'the Auth0 profile', given: [] }],
});
