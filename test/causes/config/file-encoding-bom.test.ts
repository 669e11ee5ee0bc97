import cause from '../../../src/causes/config/file-encoding-bom.ts';
import { TOKEN_ENDPOINT, brokerRefuses, casebook, client } from '../../casebook.ts';
import { noAnswer, unauthorized, extensions, secret } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client id begins with a byte-order mark',
      given: [client({ clientId: '\u{FEFF}Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ' }), unauthorized],
    },
    {
      because: 'a dash of the pool id is typographic',
      given: [
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool\u{2013}orders' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the token URL begins with a byte-order mark',
      given: [client({ tokenEndpoint: `\u{FEFF}${TOKEN_ENDPOINT}` }), noAnswer],
    },
    {
      because: 'the secret has characters outside ASCII',
      given: [secret({ nonAscii: true, needsEncoding: true }), unauthorized],
    },
  ],
  innocent: [
    {
      because: 'everything is ASCII',
      given: [],
    },
    {
      because: 'the secret has an umlaut and got a token',
      given: [secret({ nonAscii: true, needsEncoding: true })],
    },
  ],
});
