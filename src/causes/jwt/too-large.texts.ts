import { defineTexts } from '../texts.ts';

export default defineTexts('jwt/too-large', [
  {
    pattern: /Failing SASL authentication due to invalid receive size/,
    by: ['broker'],
    points: 'fits',
    also: ['network/tls-plaintext-listener'],
    example: 'Failing SASL authentication due to invalid receive size',
    source: 'Apache Kafka, SaslServerAuthenticator',
  },
]);
