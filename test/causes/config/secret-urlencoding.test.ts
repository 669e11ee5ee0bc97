import cause from '../../../src/causes/config/secret-urlencoding.ts';
import { casebook, client } from '../../casebook.ts';
import { publishes } from '../token/_answers.ts';
import { unauthorized, secret, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the same secret is accepted in the body',
      given: [
        secret({ needsEncoding: true }),
        client({ clientAuth: 'client_secret_basic' }),
        unauthorized,
        tried('token-by-client_secret_post', true),
      ],
    },
  ],
  innocent: [
    {
      because: 'the secret has unreserved characters only',
      given: [
        client({ clientAuth: 'client_secret_basic' }),
        unauthorized,
        tried('token-by-client_secret_post', true),
      ],
    },
    {
      because: 'the secret is refused in the body as well',
      given: [
        secret({ needsEncoding: true }),
        client({ clientAuth: 'client_secret_basic' }),
        unauthorized,
        tried('token-by-client_secret_post', false),
      ],
    },
    {
      because: 'the secret was in the body already',
      given: [secret({ needsEncoding: true }), unauthorized],
    },
    {
      because: 'the provider publishes that it takes no Basic header',
      given: [
        secret({ needsEncoding: true }),
        client({ clientAuth: 'client_secret_basic' }),
        publishes({ token_endpoint_auth_methods_supported: ['client_secret_post'] }),
        unauthorized,
        tried('token-by-client_secret_post', true),
      ],
    },
    {
      because: 'it got a token',
      given: [secret({ needsEncoding: true }), client({ clientAuth: 'client_secret_basic' })],
    },
  ],
});
