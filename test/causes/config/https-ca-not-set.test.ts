import cause from '../../../src/causes/config/https-ca-not-set.ts';
import type { Trust } from '../../../src/evidence/connection.ts';
import { casebook, client, IDP, idpStops, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const trustedBy =
  (trust: Trust): Change =>
  (e) => {
    const { tls, ...rest } = e.connections[IDP]!;
    return tls?.ok === true
      ? {
          ...e,
          connections: {
            ...e.connections,
            [IDP]: { ...rest, tls: { ...tls, value: { ...tls.value, trust } } },
          },
        }
      : e;
  };
const refused = idpStops({
  stage: 'tls',
  code: 'SELF_SIGNED_CERT_IN_CHAIN',
  chain: [{}, { issuer: 'CN=Acme Root' }],
});
const forBrokers = { 'ssl.ca.location': '/etc/acme/ca.pem' };
const javaStore = { 'ssl.truststore.location': '/etc/acme/ca.pem', 'ssl.truststore.type': 'PEM' };

casebook(cause, {
  guilty: [
    {
      because: 'only the authority for the broker vouches for the token endpoint here',
      given: [fromFile({ client: 'librdkafka', properties: forBrokers }), trustedBy('given')],
    },
    {
      because: 'the private authority is refused here, and the file trusts one for the broker alone',
      given: [fromFile({ client: 'librdkafka', properties: forBrokers }), refused],
    },
    {
      because: "Java's truststore of the client is not the one of the JAAS string",
      given: [fromFile({ client: 'java', properties: javaStore }), trustedBy('given')],
    },
  ],
  innocent: [
    {
      because: 'the token endpoint has an authority of its own',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: { ...forBrokers, 'https.ca.location': '/etc/acme/ca.pem' },
        }),
        trustedBy('given'),
      ],
    },
    {
      because: 'the truststore is in the JAAS string as well',
      given: [
        fromFile({
          client: 'java',
          properties: { ...javaStore, 'jaas:ssl.truststore.location': '/etc/acme/ca.pem' },
        }),
        trustedBy('given'),
      ],
    },
    {
      because: 'a public authority vouches for it',
      given: [fromFile({ client: 'librdkafka', properties: forBrokers }), trustedBy('public')],
    },
    {
      because: 'the file trusts no authority of its own',
      given: [fromFile({ client: 'librdkafka' }), refused],
    },
    {
      because: 'librdkafka looks for the authorities of the system',
      given: [
        fromFile({ client: 'librdkafka', properties: { 'ssl.ca.location': 'probe' } }),
        trustedBy('given'),
      ],
    },
    {
      because: 'there is no file',
      given: [client({ client: 'librdkafka', caFile: 'ca.pem' }), trustedBy('given')],
    },
    {
      because: 'the application fetches the token',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: { ...forBrokers, 'sasl.oauthbearer.method': 'default' },
        }),
        client({ givenToken: true }),
        trustedBy('given'),
      ],
    },
  ],
});
