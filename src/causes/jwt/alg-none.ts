import { writeProperty, writeSetting } from '../../clients/notation/notation.ts';
import { variable } from '../../commands/value.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';
import { signedWithPublishedKey } from './_amend.ts';

/** RFC 8725 section 3.1; Kafka's default login module creates such tokens for development (KIP-255). */
const HANDLER = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';

export default defineCause({
  id: 'jwt/alg-none',
  title: 'The token is not signed',
  reads: { alg: jwt.alg, shape: jwt.shape },
  recognise: ({ alg, shape }) => {
    if (shape.parts !== 3 || (alg?.toLowerCase() !== 'none' && !shape.unsigned)) return null;
    return {
      strength: 'shown',
      because: `The header says alg ${alg ?? '(nothing)'} and the signature is ${shape.unsigned ? 'empty' : 'not one'}, so anybody could have made this token.`,
    };
  },
  repair: (evidence) => signedWithPublishedKey(evidence),
  repaired: 'with a signature by a published key',
  fix: (_, { client }) => ({
    summary: 'Let the client fetch a signed token from your identity provider.',
    steps: [
      'Java: without a login callback handler Kafka makes unsecured tokens by itself; set the handler and the token endpoint. librdkafka: set sasl.oauthbearer.method=oidc and the token endpoint.',
      ...(client.tokenEndpoint === undefined
        ? []
        : [`If this token is from ${client.tokenEndpoint}: set the signing algorithm to RS256 there.`]),
    ],
    commands: [
      ...(client.client === 'librdkafka' ? [writeProperty(client, 'sasl.oauthbearer.method', 'oidc')] : []),
      ...(client.client === 'java'
        ? [writeProperty(client, 'sasl.login.callback.handler.class', HANDLER)]
        : []),
      ...(client.tokenEndpoint === undefined
        ? [writeSetting(client, 'tokenEndpoint', variable('TOKEN_ENDPOINT'))]
        : []),
    ],
  }),
});
