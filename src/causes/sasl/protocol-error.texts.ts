import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/protocol-error', [
  {
    pattern: /\bUNSUPPORTED_VERSION\b|\bINVALID_REQUEST\b|\bREQUEST_TIMED_OUT\b|\bUNKNOWN_SERVER_ERROR\b/,
    by: ['broker'],
    points: 'fits',
    beside: /sasl|ApiVersions|\(error|^\w{1,40}$/i,
    example: 'SaslAuthenticate: INVALID_REQUEST (error 42)',
    source: 'Apache Kafka, Errors',
  },
]);
