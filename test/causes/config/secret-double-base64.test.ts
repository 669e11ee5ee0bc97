import cause from '../../../src/causes/config/secret-double-base64.ts';
import { casebook } from '../../casebook.ts';
import { unauthorized, secret, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client is refused, and the decoded secret is accepted',
      given: [secret({ base64OfText: true }), unauthorized, tried('token:secret-decoded', true)],
    },
  ],
  innocent: [
    {
      because: 'such a secret got a token',
      given: [secret({ base64OfText: true })],
    },
    {
      because: 'the decoded secret is refused as well',
      given: [secret({ base64OfText: true }), unauthorized, tried('token:secret-decoded', false)],
    },
    {
      because: 'nobody asked once more: a wrong secret explains it better',
      given: [secret({ base64OfText: true }), unauthorized],
    },
  ],
});
