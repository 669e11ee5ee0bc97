import cause from '../../../src/causes/jwt/sub-missing.ts';
import { brokerRefuses, casebook, claims, client, pool, withoutApiKey } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the Java client looks for it before it contacts a broker',
      given: [client({ client: 'java' }), claims({ sub: undefined })],
    },
    {
      because: 'so does librdkafka, and a number is none',
      given: [fromFile({ client: 'librdkafka' }), claims({ sub: 7 })],
    },
    {
      because: 'the claim that the client is told of is not there',
      given: [client({ client: 'java', subClaimName: 'client_id' })],
    },
    {
      because: 'the pool goes by another claim, and the client was not told of it',
      given: [
        fromFile({ client: 'librdkafka' }),
        pool({ identityClaim: 'claims.azp' }),
        claims({ sub: undefined }),
      ],
    },
    {
      because: 'nothing is known of Confluent, and the broker refuses',
      given: [claims({ sub: undefined }), withoutApiKey, brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'the client is told of another claim, as the pool is',
      given: [
        client({ client: 'java', subClaimName: 'azp' }),
        pool({ identityClaim: 'claims.azp' }),
        claims({ sub: undefined }),
      ],
    },
    {
      because: 'kafkajs does not look',
      given: [
        client({ client: 'kafkajs' }),
        pool({ identityClaim: 'claims.azp' }),
        claims({ sub: undefined }),
      ],
    },
    {
      because: 'a validator of its own looks at the token',
      given: [
        fromFile({
          client: 'java',
          properties: { 'sasl.oauthbearer.jwt.validator.class': 'com.acme.Validator' },
        }),
        pool({ identityClaim: 'claims.azp' }),
        claims({ sub: undefined }),
      ],
    },
    { because: 'the pool goes by it', given: [claims({ sub: undefined }), brokerRefuses()] },
    {
      because: 'the pool goes by client_id',
      given: [claims({ sub: undefined, client_id: 'abc' }), pool({ identityClaim: 'claims.client_id' })],
    },
    { because: 'it is the client id', given: [claims({ sub: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ' })] },
  ],
  noticed: [{ because: 'the client is let in without', given: [claims({ sub: undefined }), withoutApiKey] }],
});
