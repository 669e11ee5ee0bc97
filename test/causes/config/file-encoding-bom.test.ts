import cause from '../../../src/causes/config/file-encoding-bom.ts';
import { TOKEN_ENDPOINT, brokerRefuses, casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { noAnswer, unauthorized, extensions, offline, secret, unset } from './_client.ts';

/** The reader finds an unknown name, and the setting is not set. */
const marked = (name: string, value: string | null) =>
  fromFile({
    client: 'java',
    properties: { [name]: undefined, [`\u{feff}${name}`]: value },
    oddities: [{ kind: 'byte-order-mark', subject: name }],
  });

casebook(cause, {
  guilty: [
    {
      because: 'a byte-order mark stands before the first name of the file',
      given: [
        marked('bootstrap.servers', 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092'),
        client({ bootstrapServers: [] }),
        unset('audience'),
        offline,
      ],
    },
    {
      because: 'the mark hides security.protocol, whose default is another',
      given: [
        marked('security.protocol', 'SASL_SSL'),
        client({ securityProtocol: 'PLAINTEXT' }),
        unset('audience'),
        offline,
      ],
    },
    {
      because: 'the mark hides the mechanism',
      given: [
        marked('sasl.mechanism', 'OAUTHBEARER'),
        client({ saslMechanism: 'GSSAPI' }),
        unset('audience'),
        offline,
      ],
    },
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
  noticed: [
    {
      because: 'what stands behind the mark is nothing that a client signs in with',
      given: [marked('client.id', 'orders')],
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
