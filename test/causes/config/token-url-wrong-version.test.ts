import cause from '../../../src/causes/config/token-url-wrong-version.ts';
import { casebook, client } from '../../casebook.ts';
import { atEntra, aadsts } from '../token/_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Entra says that it knows no resource there',
      given: [
        atEntra,
        client({ resource: 'api://kafka' }),
        aadsts(901002, 'invalid_request', "The 'resource' request parameter is not supported."),
      ],
    },
  ],
  innocent: [
    {
      because: 'Entra names a scope instead',
      given: [
        atEntra,
        client({ resource: 'api://kafka' }),
        aadsts(70011, 'invalid_scope', 'The provided value for scope is not valid.'),
      ],
    },
    {
      because: 'Auth0 takes a resource',
      given: [client({ resource: 'https://kafka.acme.example' })],
    },
  ],
});
