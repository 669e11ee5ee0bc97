import { expect, it } from 'vitest';
import cause from '../../../src/causes/config/comment-in-value.ts';
import { brokerRefuses, casebook, type Change } from '../../casebook.ts';
import { fromFile, reads } from '../../configuration.ts';
import { given, HEALTHY, TOKEN_ENDPOINT } from '../../given.ts';
import { refuses } from '../token/_answers.ts';
import { extensions, noAnswer, secret, unauthorized } from './_client.ts';

const java = (name: string, value: string): Change =>
  fromFile({ client: 'java', properties: { [name]: value } });
const librdkafka = (name: string, value: string): Change =>
  fromFile({ client: 'librdkafka', properties: { [name]: value } });
const SCOPE = 'sasl.oauthbearer.scope';
const LIST = 'logicalCluster=lkc-orders1,identityPoolId=pool-orders';
const [ID] = [HEALTHY.client.clientId!];

casebook(cause, {
  guilty: [
    {
      because: 'the protocol is right, and a comment stands behind it',
      given: [java('security.protocol', 'SASL_SSL # on'), reads({ securityProtocol: 'SASL_SSL # on' })],
    },
    {
      because: 'the mark is that of another language',
      given: [java('security.protocol', 'sasl_ssl // on'), reads({ securityProtocol: 'sasl_ssl // on' })],
    },
    {
      because: 'a broker elsewhere may want what stands before it',
      given: [
        java('security.protocol', 'SASL_PLAINTEXT # lab'),
        reads({ securityProtocol: 'SASL_PLAINTEXT # lab', bootstrapServers: ['kafka.acme.example:9094'] }),
      ],
    },
    {
      because: 'the mechanism is right',
      given: [java('sasl.mechanism', 'OAUTHBEARER #sso'), reads({ saslMechanism: 'OAUTHBEARER #sso' })],
    },
    {
      because: 'the method is right',
      given: [librdkafka('sasl.oauthbearer.method', 'oidc # not default')],
    },
    {
      because: 'it stands behind the class',
      given: [
        java(
          'sasl.login.callback.handler.class',
          'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler # KIP-768',
        ),
      ],
    },
    {
      because: 'it stands behind a switch',
      given: [java('sasl.oauthbearer.header.urlencode', 'true # KIP-1025')],
    },
    {
      because: 'it stands behind the URL',
      given: [
        java('sasl.oauthbearer.token.endpoint.url', `${TOKEN_ENDPOINT} # Auth0`),
        reads({ tokenEndpoint: `${TOKEN_ENDPOINT} # Auth0` }),
      ],
    },
    {
      because: 'it stands behind the bootstrap server',
      given: [
        java('bootstrap.servers', 'kafka.acme.example:9092 # prod, eu'),
        reads({ bootstrapServers: ['kafka.acme.example:9092 # prod', 'eu'] }),
      ],
    },
    {
      because: 'it stands behind the list of extensions, with a comma in it',
      given: [
        librdkafka('sasl.oauthbearer.extensions', `${LIST} # prod, not dev`),
        extensions({ logicalCluster: 'lkc-orders1', identityPoolId: 'pool-orders # prod', 'not dev': '' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'several have one',
      given: [
        fromFile({
          client: 'java',
          properties: { 'security.protocol': 'SASL_SSL # tls', 'sasl.mechanism': 'OAUTHBEARER # sso' },
        }),
        reads({ securityProtocol: 'SASL_SSL # tls', saslMechanism: 'OAUTHBEARER # sso' }),
      ],
    },
    {
      because: 'the identity provider refuses the scope',
      given: [
        librdkafka(SCOPE, 'kafka # for orders'),
        reads({ scope: 'kafka # for orders' }),
        refuses(400, 'invalid_scope', 'unknown scope'),
      ],
    },
    {
      because: 'the identity provider refuses the client',
      given: [
        librdkafka('sasl.oauthbearer.client.id', `${ID} # orders`),
        reads({ clientId: `${ID} # orders` }),
        unauthorized,
      ],
    },
    {
      because: 'the secret goes on in one, and the client is refused',
      given: [
        fromFile({ client: 'librdkafka' }),
        secret({ commented: true, needsEncoding: true }),
        unauthorized,
      ],
    },
  ],
  noticed: [
    {
      because: 'librdkafka reads the digits of a port, and nothing behind them',
      given: [
        librdkafka('bootstrap.servers', 'kafka.acme.example:9092 # prod'),
        reads({ bootstrapServers: ['kafka.acme.example:9092 # prod'] }),
      ],
    },
    {
      because: 'nobody was asked whether the scope is right',
      given: [librdkafka(SCOPE, 'kafka # for orders'), reads({ scope: 'kafka # for orders' }), noAnswer],
    },
    {
      because: 'nobody was asked whether the secret is right',
      given: [fromFile({ client: 'librdkafka' }), secret({ commented: true }), noAnswer],
    },
    {
      because: 'a claim is called so, which may be',
      given: [librdkafka('sasl.oauthbearer.sub.claim.name', 'azp # of Auth0')],
    },
  ],
  innocent: [
    { because: 'no value has one', given: [fromFile({ client: 'java' })] },
    {
      because: 'the broker knows the pool, whatever it is called',
      given: [java('jaas:extension_identityPoolId', 'pool-orders # prod')],
      onlyAsLetIn: true,
    },
    {
      because: 'Java has no such property',
      given: [java('sasl.oauthbearer.grant.type', 'client_credentials # x')],
    },
    { because: 'there is no file', given: [reads({ scope: 'kafka # for orders' }), unauthorized] },
    {
      because: 'the protocol would be wrong without it, too',
      given: [java('security.protocol', 'PLAINTEXT # on'), reads({ securityProtocol: 'PLAINTEXT # on' })],
    },
    {
      because: 'the mechanism would be wrong without it, too',
      given: [java('sasl.mechanism', 'PLAIN # on'), reads({ saslMechanism: 'PLAIN # on' })],
    },
    { because: 'a flag says otherwise', given: [java('security.protocol', 'SASL_SSL # on')] },
    {
      because: 'the # has no blank before it',
      given: [java(SCOPE, 'api://kafka#read'), reads({ scope: 'api://kafka#read' }), unauthorized],
    },
    {
      because: 'no words follow the # of a scope',
      given: [java(SCOPE, 'kafka #orders'), reads({ scope: 'kafka #orders' }), unauthorized],
    },
    {
      because: 'a token was issued for that scope',
      given: [java(SCOPE, 'kafka # for orders'), reads({ scope: 'kafka # for orders' })],
    },
    {
      because: 'a token was issued for that secret',
      given: [fromFile({ client: 'librdkafka' }), secret({ commented: true })],
    },
    {
      because: 'the group may be called so',
      given: [java('group.id', 'orders # of billing')],
    },
    {
      because: 'an extension of one’s own may have any text',
      given: [librdkafka('sasl.oauthbearer.extensions', `${LIST},team=orders # five`)],
    },
    {
      because: 'behind it stands another server',
      given: [librdkafka('bootstrap.servers', 'a.acme.example:9092 # eu, b.acme.example:9092')],
    },
  ],
});

it('does not show what a comment says', () => {
  const suspect = cause.suspect(
    given(
      java('security.protocol', 'SASL_SSL # kepler'),
      reads({ securityProtocol: 'SASL_SSL # kepler' }),
      unauthorized,
    ),
  );
  const { seen, rows, fix } = suspect!;
  expect(JSON.stringify({ seen: seen.because, rows, fix })).not.toContain('kepler');
  expect(fix.commands.map(({ text }) => text.toString())).toEqual(['security.protocol=SASL_SSL']);
});
