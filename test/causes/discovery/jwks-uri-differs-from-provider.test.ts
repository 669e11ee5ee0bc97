import cause from '../../../src/causes/discovery/jwks-uri-differs-from-provider.ts';
import { casebook, provider, signingKey } from '../../casebook.ts';
import { discoverySays, published } from '../_worlds.ts';

casebook(cause, {
  guilty: [],
  innocent: [
    {
      because: 'two URLs with the same keys',
      given: [discoverySays({ jwks_uri: 'https://login.acme.example/keys' })],
    },
    { because: 'one URL', given: [] },
    {
      because: 'Entra common, with the same keys in another order',
      given: [
        provider({ jwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys' }),
        published('byProvider', [signingKey('key-2'), signingKey('key-1')]),
      ],
    },
  ],
  noticed: [
    {
      because: 'some keys are missing at one of them',
      given: [
        discoverySays({ jwks_uri: 'https://login.acme.example/keys' }),
        published('byDiscovery', [signingKey('key-1'), signingKey('key-9')]),
      ],
    },
  ],
});
