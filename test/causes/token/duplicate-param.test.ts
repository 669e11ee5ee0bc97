import cause from '../../../src/causes/token/duplicate-param.ts';
import { casebook, client } from '../../casebook.ts';
import { atKeycloak, atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Keycloak says so',
      given: [
        atKeycloak,
        client({ params: ['scope'], scope: 'kafka' }),
        refuses(400, 'invalid_request', 'duplicated parameter'),
      ],
    },
    {
      because: 'in other words',
      given: [atUnknown, refuses(400, 'invalid_request', 'Parameter scope was sent more than once')],
    },
  ],
  innocent: [
    { because: 'a token came', given: [client({ params: ['scope'], scope: 'kafka' })] },
    {
      because: 'a parameter is missing instead',
      given: [atKeycloak, refuses(400, 'invalid_request', 'Missing form parameter: grant_type')],
    },
  ],
});
