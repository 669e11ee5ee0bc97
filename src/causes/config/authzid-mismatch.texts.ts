import { defineTexts } from '../texts.ts';

export default defineTexts('config/authzid-mismatch', [
  {
    pattern:
      /Client requested an authorization id \(.{0,200}?\) that is different from the token's principal name/,
    by: ['broker'],
    points: 'says',
    example:
      "Authentication failed: Client requested an authorization id (orders) that is different from the token's principal name (0oa5kq2m8RtYx1Vb35d7)",
    source: 'Apache Kafka, OAuthBearerSaslServer',
  },
]);
