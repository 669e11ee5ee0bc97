import cause from '../../../src/causes/jwt/sub-missing.ts';
import { brokerRefuses, casebook, claims, pool, withoutApiKey } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'nothing is known of Confluent, and the broker refuses',
      given: [claims({ sub: undefined }), withoutApiKey, brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'the pool goes by it', given: [claims({ sub: undefined }), brokerRefuses()] },
    {
      because: 'the pool goes by client_id',
      given: [claims({ sub: undefined, client_id: 'abc' }), pool({ identityClaim: 'claims.client_id' })],
    },
    { because: 'it is the client id', given: [claims({ sub: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ' })] },
  ],
  noticed: [{ because: 'the client is let in without', given: [claims({ sub: undefined }), withoutApiKey] }],
});
