import cause from '../../../src/causes/config/token-url-no-scheme.ts';
import { TOKEN_ENDPOINT, casebook, client } from '../../casebook.ts';
import { noAnswer } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the host stands there alone',
      given: [client({ tokenEndpoint: 'acme.auth0.com/oauth/token' }), noAnswer],
    },
    {
      because: 'quotation marks are a part of it',
      given: [client({ tokenEndpoint: `"${TOKEN_ENDPOINT}"` }), noAnswer],
    },
  ],
  innocent: [
    {
      because: 'the scheme is there',
      given: [noAnswer],
    },
    {
      because: 'the URL is a variable',
      given: [client({ tokenEndpoint: '${TOKEN_ENDPOINT}' }), noAnswer],
    },
    {
      because: 'the URL is empty',
      given: [client({ tokenEndpoint: '' }), noAnswer],
    },
    {
      because: 'a byte-order mark hides the scheme',
      given: [client({ tokenEndpoint: `\u{FEFF}${TOKEN_ENDPOINT}` }), noAnswer],
    },
  ],
});
