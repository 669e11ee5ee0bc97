import cause from '../../../src/causes/jwt/graph-token.ts';
import { brokerRefuses, casebook, claims, header } from '../../casebook.ts';
import { issuedBy, signature } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the scope was that of Graph',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({
          iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/',
          aud: 'https://graph.microsoft.com',
        }),
        header({ nonce: 'x' }),
        signature('invalid'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'an API of its own',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
      ],
    },
    {
      because: 'an audience that is a bare app id',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ aud: '00000002-1111-2222-3333-444444444444' }),
        brokerRefuses(),
      ],
    },
  ],
});
