import cause from '../../../src/causes/token/audience-unknown.ts';
import { casebook, client } from '../../casebook.ts';
import { atUnknown, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the identifier has a slash that the API has not',
      given: [
        client({ audience: 'https://kafka.acme.example/' }),
        refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example/'),
      ],
    },
    { because: 'RFC 8707: invalid_target', given: [atUnknown, refuses(400, 'invalid_target')] },
  ],
  innocent: [
    {
      because: 'an audience that does not resolve is only a name',
      given: [client({ audience: 'https://no-such-host.invalid' })],
    },
    {
      because: 'the API exists and the client is not authorised',
      given: [
        refuses(403, 'access_denied', 'Client is not authorized to access "https://kafka.acme.example".'),
      ],
    },
  ],
});
