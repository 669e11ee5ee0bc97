import { defineTexts } from '../texts.ts';

export default defineTexts('pool/id-missing-several-match', [
  {
    pattern: /Cannot change principals during re-authentication/,
    by: ['broker'],
    points: 'fits',
    example: 'Cannot change principals during re-authentication from User.u-1: User.u-2',
    source: 'Apache Kafka, SaslServerAuthenticator',
  },
]);
