import cause from '../../../src/causes/config/secret-id-not-value.ts';
import { casebook } from '../../casebook.ts';
import { atEntra, atKeycloak, aadsts, refuses } from '../token/_answers.ts';
import { noAnswer, secret } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra refuses a GUID',
      given: [
        atEntra,
        secret({ guid: true }),
        aadsts(7000215, 'invalid_client', 'Invalid client secret provided.', 401),
      ],
    },
  ],
  innocent: [
    {
      because: 'a GUID is a fine secret in Keycloak, and this one is wrong',
      given: [
        atKeycloak,
        secret({ guid: true }),
        refuses(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'),
      ],
    },
    {
      because: 'Entra says that the secret has expired',
      given: [
        atEntra,
        secret({ guid: true }),
        aadsts(7000222, 'invalid_client', 'The provided client secret keys are expired.', 401),
      ],
    },
    {
      because: 'the secret is not a GUID',
      given: [atEntra, aadsts(7000215, 'invalid_client', 'Invalid client secret provided.', 401)],
    },
    {
      because: 'nobody was asked',
      given: [atEntra, secret({ guid: true }), noAnswer],
    },
  ],
});
