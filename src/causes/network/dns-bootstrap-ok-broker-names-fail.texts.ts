import { defineTexts } from '../texts.ts';

export default defineTexts('network/dns-bootstrap-ok-broker-names-fail', [
  {
    pattern:
      /:\d{4,5}\/\d{1,6}: Failed to resolve\b|Error connecting to node \S{1,200} \(id: \d{1,6} rack: [^)\n]{1,60}\)[^]{0,200}UnknownHostException/,
    by: ['librdkafka', 'java'],
    points: 'fits',
    also: ['network/dns-broker-nxdomain', 'network/dns-resolver-fails'],
    not: 'The bootstrap server is not the trouble: a client learns the names of the other brokers from it, so it was reached.',
    leg: 'broker',
    common: true,
    example:
      "%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://b0-pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/0]: sasl_ssl://b0-pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/0: Failed to resolve 'b0-pkc-4abc9.eu-west-1.aws.confluent.cloud:9092': Name or service not known (after 12ms in state CONNECT)",
    source: 'librdkafka, rdkafka_broker.c; Apache Kafka, NetworkClient',
  },
  {
    pattern:
      /Timed out waiting for a node assignment|Connection to node \d{1,6}(?: \([^)\n]{1,200}\))? could not be established/,
    by: ['java'],
    points: 'follows',
    also: [
      'broker/no-brokers-listed',
      'broker/az-mismatch',
      'network/tcp-broker-blocked',
      'config/connect-clients-unset',
    ],
    not: 'A timeout names no reason: an error before it in the log does.',
    example:
      'Connection to node 2 (b2-pkc-4abc9.eu-west-1.aws.confluent.cloud/10.0.0.2:9092) could not be established. Node may not be available.',
    source: 'Apache Kafka, NetworkClient',
  },
]);
