import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/bearer-prefix', [
  {
    pattern: /Invalid OAUTHBEARER client first message/,
    by: ['broker'],
    points: 'fits',
    also: ['jwt/whitespace-or-newline', 'config/extension-key-underscore'],
    example: 'javax.security.sasl.SaslException: Invalid OAUTHBEARER client first message',
    source: 'Apache Kafka, OAuthBearerClientInitialResponse',
  },
]);
