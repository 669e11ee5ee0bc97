import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/generic-token-rejected', [
  {
    pattern:
      /Authentication failed during (?:re-)?authentication due to invalid\s{1,3}credentials with SASL mechanism OAUTHBEARER/,
    by: ['broker', 'confluent'],
    points: 'fits',
    also: [
      'jwt/iss-trailing-slash',
      'provider/missing',
      'pool/filter-false',
      'jwks/kid-not-in-confluent-cache',
      'config/extension-key-underscore',
      'pool/id-unknown',
      'jwt/iss-v1-v2',
      'config/token-url-wrong-tenant-env',
    ],
    not: 'Client id and secret are usually fine: with wrong ones there is no token to send, and the identity provider says so.',
    example:
      'Authentication failed during authentication due to invalid credentials with SASL mechanism OAUTHBEARER',
    source: 'Apache Kafka, SaslServerAuthenticator hides the reason on purpose',
  },
  {
    pattern:
      /SASL_AUTHENTICATION_FAILED|SaslAuthenticationFailedError|SASL (?:OAUTHBEARER )?Authentication failed\b|Broker: SASL Authentication failed|SASL authentication error: Authentication failed(?!:)|SaslAuthenticationException: Authentication failed(?!:)|Local: Authentication failure|^Authentication failed\.?$/i,
    by: ['broker', 'sarama', 'franz-go', 'kafka-python', 'java'],
    points: 'follows',
    also: [
      'jwt/iss-trailing-slash',
      'provider/missing',
      'pool/filter-false',
      'jwks/kid-not-in-confluent-cache',
      'config/extension-key-underscore',
      'pool/id-unknown',
      'jwt/iss-v1-v2',
      'config/token-url-wrong-tenant-env',
    ],
    beside: /(?![^])|oauth|token|^[^]{0,300}$/i,
    example: 'kafka server: SASL Authentication failed',
    source: 'error 58 of the Kafka protocol',
  },
  {
    pattern: /Authentication could not be performed due to an internal error on the server/,
    by: ['broker'],
    points: 'fits',
    also: ['jwks/unreachable-from-confluent', 'jwks/http-error'],
    example:
      'javax.security.sasl.SaslException: Authentication could not be performed due to an internal error on the server',
    source: 'Apache Kafka, OAuthBearerSaslServer',
  },
]);
