import cause from '../../../src/causes/config/missing-required.ts';
import { brokerRefuses, casebook, client } from '../../casebook.ts';
import { noAnswer, unauthorized, extensions, secret, unset } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the secret is the empty string',
      given: [secret({ empty: true }), unauthorized],
    },
    {
      because: 'the token URL is empty',
      given: [client({ tokenEndpoint: '' }), noAnswer],
    },
    {
      because: 'the pool id is empty, and breaks the first message',
      given: [extensions({ logicalCluster: 'lkc-orders1', identityPoolId: '' }), brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'nothing is empty',
      given: [],
    },
    {
      because: 'no secret was handed to this run',
      given: [unset('clientSecret'), noAnswer],
    },
    {
      because: 'a client certificate proves the client, and the secret is empty',
      given: [secret({ empty: true }), client({ clientAuth: 'tls_client_auth' })],
    },
    {
      because: 'the client names no pool at all',
      given: [extensions({ logicalCluster: 'lkc-orders1' })],
    },
  ],
});
