import { defineTexts } from '../texts.ts';

export default defineTexts('config/security-protocol', [
  {
    pattern: /Invalid value [^\n]{0,80}? for configuration(?: property)? \"?security\.protocol/,
    by: ['java', 'librdkafka'],
    points: 'says',
    unless: / #/,
    example:
      'Invalid value SSL_SASL for configuration security.protocol: String must be one of: PLAINTEXT, SASL_PLAINTEXT, SASL_SSL, SSL',
    source: 'Apache Kafka, ConfigDef',
  },
  {
    pattern:
      /Disconnected while requesting ApiVersion|broker might require SASL authentication|incorrect security\.protocol configuration|Timed out ApiVersionRequest in flight|Request ApiVersions\(key: 18, version: \d{1,2}\) timed out|Disconnected \(after \d{1,8}ms in state APIVERSION|is this a plaintext connection speaking to a tls endpoint|OutOfMemoryError: Java heap space[^]{0,400}?kafka\.common\.(?:network|memory)/,
    by: ['librdkafka', 'java', 'franz-go'],
    points: 'fits',
    also: ['config/bootstrap-wrong-port', 'broker/not-kafka', 'network/tls-plaintext-listener'],
    not: 'Of the reasons in this sentence, an old broker is the least likely.',
    example:
      'Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration (connecting to a SSL listener?) or broker version is < 0.10',
    source: 'librdkafka, rdkafka_broker.c',
  },
]);
