import { defineTexts } from '../texts.ts';

export default defineTexts('network/dns-bootstrap-ok-broker-names-fail', [
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
