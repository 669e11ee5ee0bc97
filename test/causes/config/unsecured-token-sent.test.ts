import cause from '../../../src/causes/config/unsecured-token-sent.ts';
import { brokerRefuses, casebook, header, jwt } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const UNSECURED =
  'org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredLoginCallbackHandler';
const claim = { 'jaas:unsecuredLoginStringClaim_sub': 'orders' };

casebook(cause, {
  guilty: [
    {
      because: 'Java has no handler, and the options of unsigned tokens',
      given: [
        fromFile({
          client: 'java',
          properties: { ...claim, 'sasl.login.callback.handler.class': undefined },
        }),
      ],
    },
    {
      because: 'the handler of unsigned tokens is set, and such a token was seen',
      given: [
        fromFile({
          client: 'java',
          properties: { ...claim, 'sasl.login.callback.handler.class': UNSECURED },
        }),
        header({ alg: 'none', kid: undefined }),
        jwt((seen) => ({ ...seen, unsigned: true })),
        brokerRefuses(),
      ],
    },
    {
      because: 'librdkafka is told to make them, and its method is the default',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: {
            'enable.sasl.oauthbearer.unsecure.jwt': 'true',
            'sasl.oauthbearer.method': undefined,
          },
        }),
      ],
    },
    {
      because: 'librdkafka is told to make them beside oidc, and does not start',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: { 'enable.sasl.oauthbearer.unsecure.jwt': 'true' },
        }),
      ],
    },
  ],
  innocent: [
    {
      because: 'the options are left over, and a real handler is set',
      given: [fromFile({ client: 'java', properties: claim })],
    },
    {
      because: 'librdkafka is told not to',
      given: [
        fromFile({
          client: 'librdkafka',
          properties: { 'enable.sasl.oauthbearer.unsecure.jwt': 'false' },
        }),
      ],
    },
    {
      because: 'no handler is set, and nothing asks for unsigned tokens',
      given: [fromFile({ client: 'java', properties: { 'sasl.login.callback.handler.class': undefined } })],
    },
    {
      because: 'the token is not signed, and nobody knows who made it',
      given: [
        header({ alg: 'none', kid: undefined }),
        jwt((seen) => ({ ...seen, unsigned: true })),
        brokerRefuses(),
      ],
    },
  ],
});
