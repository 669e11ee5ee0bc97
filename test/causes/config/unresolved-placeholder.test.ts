import cause from '../../../src/causes/config/unresolved-placeholder.ts';
import { withoutApiKey, brokerRefuses, casebook, client } from '../../casebook.ts';
import { noAnswer, unauthorized, extensions, secret } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client id is a shell variable',
      given: [client({ clientId: '${CLIENT_ID}' }), unauthorized],
    },
    {
      because: 'the host of the token URL is a variable',
      given: [client({ tokenEndpoint: 'https://${TENANT}.auth0.com/oauth/token' }), noAnswer],
    },
    {
      because: 'the pool is the one of the documentation',
      given: [
        withoutApiKey,
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: '<pool-id>' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the secret is changeme',
      given: [secret({ placeholder: true }), unauthorized],
    },
  ],
  innocent: [
    {
      because: 'the secret looks like a placeholder and got a token',
      given: [secret({ placeholder: true })],
    },
    {
      because: 'the client id has percent signs of an encoding',
      given: [client({ clientId: 'kafka%E2%80%93orders' })],
    },
    {
      because: 'the client id was a placeholder and got a token all the same',
      given: [client({ clientId: '<orders>' })],
    },
  ],
});
