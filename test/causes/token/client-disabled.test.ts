import cause from '../../../src/causes/token/client-disabled.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra, atKeycloak, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra ID says so',
      given: [atEntra, aadsts(7000112, 'unauthorized_client', "Application '1f6e'(orders) is disabled.")],
    },
    {
      because: 'the service account user is disabled',
      given: [atKeycloak, refuses(401, 'invalid_request', "User 'service-account-orders-service' disabled")],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'Keycloak says the same of an unknown client, which is the likelier',
      given: [atKeycloak, refuses(401, 'invalid_client', 'Invalid client or Invalid client credentials')],
    },
  ],
});
