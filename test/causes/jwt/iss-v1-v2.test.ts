import cause from '../../../src/causes/jwt/iss-v1-v2.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { discoveryUnasked, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the API hands out v1.0 tokens and the v2.0 issuer is registered',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/', ver: '1.0' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the same, with no document at hand',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        discoveryUnasked,
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the v1.0 issuer is registered and the token is v2.0',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the v1.0 issuer was registered without its slash',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'a v1.0 token from the v2.0 endpoint, registered as v1.0',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
      ],
    },
    {
      because: 'another tenant of Entra ID',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0' }),
        brokerRefuses(),
      ],
    },
  ],
});
