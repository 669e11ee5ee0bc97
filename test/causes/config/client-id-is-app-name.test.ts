import cause from '../../../src/causes/config/client-id-is-app-name.ts';
import { casebook, client } from '../../casebook.ts';
import { atEntra, atKeycloak, atOkta, aadsts, refuses } from '../token/_answers.ts';
import { unauthorized } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 refuses what cannot be an id of its own',
      given: [client({ clientId: 'orders-service' }), unauthorized],
    },
    {
      because: 'Entra does not know an application of that name',
      given: [
        atEntra,
        client({ clientId: 'orders-service' }),
        aadsts(
          700016,
          'unauthorized_client',
          "Application with identifier 'orders-service' was not found in the directory.",
        ),
      ],
    },
  ],
  innocent: [
    {
      because: 'the id has the form of an Auth0 id',
      given: [unauthorized],
    },
    {
      because: 'ids of Keycloak are what people choose',
      given: [atKeycloak, refuses(401, 'invalid_client', 'Invalid client or Invalid client credentials')],
    },
    {
      because: 'Okta knows this id, and refuses the secret',
      given: [
        atOkta,
        client({ clientId: 'orders-service' }),
        refuses(401, 'invalid_client', 'The client secret supplied for a confidential client is invalid.'),
      ],
    },
    {
      because: 'it got a token',
      given: [client({ clientId: 'orders-service' })],
    },
  ],
});
