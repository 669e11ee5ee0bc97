import cause from '../../../src/causes/token/client-grant-missing.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, atEntra, atUnknown, refuses } from './_answers.ts';

const OLD =
  'Client is not authorized to access "https://kafka.acme.example". You might probably want to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants';
const NEW =
  'Client "Fq3x" is not authorized to access resource server "https://kafka.acme.example". You need to create a "client-grant" associated to this API.';

casebook(cause, {
  guilty: [
    { because: "Auth0's former words", given: [refuses(403, 'access_denied', OLD)] },
    { because: "Auth0's present words", given: [refuses(403, 'access_denied', NEW)] },
    { because: 'behind a custom domain', given: [atUnknown, refuses(403, 'access_denied', NEW)] },
    {
      because: 'Entra ID misses consent',
      given: [
        atEntra,
        aadsts(65001, 'invalid_grant', 'The user or administrator has not consented to use the application.'),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'only a scope was not granted',
      given: [refuses(403, 'access_denied', 'Client has not been granted scopes: read:messages')],
    },
  ],
});
