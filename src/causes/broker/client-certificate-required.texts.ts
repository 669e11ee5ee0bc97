import { defineTexts } from '../texts.ts';

export default defineTexts('broker/client-certificate-required', [
  {
    pattern:
      /Failed to process post-handshake messages|Received fatal alert: (?:bad_certificate|certificate_required)|SSL alert number (?:42|116)|tlsv13 alert certificate required|ALERT_CERTIFICATE_REQUIRED/,
    by: ['java', 'librdkafka', 'node'],
    points: 'says',
    leg: 'broker',
    common: true,
    example:
      'org.apache.kafka.common.errors.SslAuthenticationException: Failed to process post-handshake messages',
    source: 'Apache Kafka, SslTransportLayer',
  },
]);
