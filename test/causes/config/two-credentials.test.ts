import cause from '../../../src/causes/config/two-credentials.ts';
import { casebook, client } from '../../casebook.ts';
import { atOkta, refuses } from '../token/_answers.ts';
import { unauthorized } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Okta says so',
      given: [
        atOkta,
        client({ clientAuth: 'client_secret_basic', params: ['client_secret'] }),
        refuses(
          401,
          'invalid_request',
          'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
        ),
      ],
    },
    {
      because: 'the header and the body have a secret',
      given: [
        client({ clientAuth: 'client_secret_basic', params: ['client_secret'] }),
        refuses(400, 'invalid_request', 'bad request'),
      ],
    },
  ],
  innocent: [
    {
      because: 'the provider does not mind',
      given: [client({ clientAuth: 'client_secret_basic', params: ['client_secret'] })],
    },
    {
      because: 'there is one secret',
      given: [client({ clientAuth: 'client_secret_basic' }), unauthorized],
    },
    {
      because: 'the scope is what is refused',
      given: [
        client({ clientAuth: 'client_secret_basic', params: ['client_secret'] }),
        refuses(400, 'invalid_scope', 'unknown scope'),
      ],
    },
  ],
});
