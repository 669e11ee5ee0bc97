import cause from '../../../src/causes/config/secret-quoted.ts';
import { brokerRefuses, casebook, client, provider } from '../../casebook.ts';
import { atOkta, refuses } from '../token/_answers.ts';
import { unauthorized, secret, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client is refused, and asking without it succeeds',
      given: [secret({ quoted: true }), unauthorized, tried('token:secret-unquoted', true)],
    },
    {
      because: 'the client is refused, and nobody asked once more',
      given: [secret({ quoted: true }), unauthorized],
    },
  ],
  innocent: [
    {
      because: 'such a secret got a token',
      given: [secret({ quoted: true })],
    },
    {
      because: 'such a secret got a token, and the broker refuses',
      given: [secret({ quoted: true }), provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'asking without it is refused as well',
      given: [secret({ quoted: true }), unauthorized, tried('token:secret-unquoted', false)],
    },
    {
      because: 'the identity provider names another reason',
      given: [
        secret({ quoted: true }),
        refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example'),
      ],
    },
    {
      because: 'the identity provider does not know the client',
      given: [
        atOkta,
        secret({ quoted: true }),
        refuses(401, 'invalid_client', "Invalid value for 'client_id' parameter."),
      ],
    },
    {
      because: 'the client proves itself with a key',
      given: [secret({ quoted: true }), client({ clientAuth: 'private_key_jwt' }), unauthorized],
    },
  ],
});
