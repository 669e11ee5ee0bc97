import cause from '../../../src/causes/config/scope-comma-separated.ts';
import { casebook, client } from '../../casebook.ts';
import { refuses } from '../token/_answers.ts';
import { unauthorized, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the scopes are accepted with blanks',
      given: [
        client({ scope: 'orders:read,orders:write' }),
        refuses(400, 'invalid_scope', 'unknown scope'),
        tried('token:scope-with-blanks', true),
      ],
    },
    {
      because: 'the scope is refused, and nobody asked once more',
      given: [
        client({ scope: 'orders:read,orders:write' }),
        refuses(403, 'access_denied', 'Client has not been granted scopes: orders:read,orders:write'),
      ],
    },
  ],
  innocent: [
    {
      because: 'a scope with a comma in its name got a token',
      given: [client({ scope: 'orders,read' })],
    },
    {
      because: 'the client is refused',
      given: [client({ scope: 'orders:read,orders:write' }), unauthorized],
    },
    {
      because: 'blanks separate the scopes',
      given: [client({ scope: 'orders:read orders:write' }), refuses(400, 'invalid_scope', 'unknown scope')],
    },
    {
      because: 'blanks are refused as well',
      given: [
        client({ scope: 'orders:read,orders:write' }),
        refuses(400, 'invalid_scope', 'unknown scope'),
        tried('token:scope-with-blanks', false),
      ],
    },
  ],
});
