import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/illegal-state', [
  {
    pattern:
      /ILLEGAL_SASL_STATE|IllegalSaslStateException|Unexpected Kafka request of type \S{1,60} during SASL|Request is not valid given the current SASL state|\berror (?:code )?34\b/,
    by: ['broker', 'java', 'kafkajs'],
    points: 'fits',
    also: ['sasl/generic-token-rejected'],
    example:
      'org.apache.kafka.common.errors.IllegalSaslStateException: Unexpected Kafka request of type METADATA during SASL handshake.',
    source: 'Apache Kafka, SaslServerAuthenticator',
  },
]);
