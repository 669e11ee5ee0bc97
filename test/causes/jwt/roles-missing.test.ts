import cause from '../../../src/causes/jwt/roles-missing.ts';
import { brokerRefuses, casebook, pool } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';

casebook(cause, {
  guilty: [
    {
      because: 'no app role is assigned',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        pool({ filter: '"kafka" in claims.roles' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'a token without roles is a token',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
      ],
    },
    {
      because: 'another identity provider',
      given: [pool({ filter: '"kafka" in claims.roles' }), brokerRefuses()],
    },
  ],
});
