import cause from '../../../src/causes/config/credentials-of-api-key.ts';
import { casebook, client } from '../../casebook.ts';
import { atCognito, atOkta, refuses } from '../token/_answers.ts';
import { unauthorized } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client id is an API key',
      given: [client({ clientId: 'LABQ7ZK2M5XWTR4V' }), unauthorized],
    },
    {
      because: 'the client id is a service account',
      given: [atCognito, client({ clientId: 'sa-7kz2mq' }), refuses(400, 'invalid_client')],
    },
  ],
  innocent: [
    {
      because: 'it is called as people call service accounts of their own',
      given: [atCognito, client({ clientId: 'sa-orders' }), refuses(400, 'invalid_client')],
    },
    {
      because: 'it got a token',
      given: [client({ clientId: 'LABQ7ZK2M5XWTR4V' })],
    },
    {
      because: 'the client id is a word in capitals',
      given: [client({ clientId: 'PAYMENTSSERVICES' }), unauthorized],
    },
    {
      because: 'the secret is what is wrong',
      given: [
        atOkta,
        client({ clientId: 'LABQ7ZK2M5XWTR4V' }),
        refuses(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
      ],
    },
  ],
});
