import cause from '../../../src/causes/discovery/issuer-differs-from-url.ts';
import { casebook } from '../../casebook.ts';
import { discoverySays, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    { because: 'they are the same', given: [] },
    {
      because: 'Entra common',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        discoverySays({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
      ],
    },
    { because: 'the slash after the issuer does not count in its URL', given: [] },
  ],
  noticed: [
    {
      because: 'the document of another issuer',
      given: [discoverySays({ issuer: 'https://other.example/' })],
    },
  ],
});
