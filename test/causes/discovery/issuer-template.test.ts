import cause from '../../../src/causes/discovery/issuer-template.ts';
import { brokerRefuses, casebook, claims, provider } from '../../casebook.ts';
import { discoverySays, issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the document of common was imported',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'and the token is v1.0',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        provider({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'the document has a template, the provider has not',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        discoverySays({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
      ],
    },
  ],
});
