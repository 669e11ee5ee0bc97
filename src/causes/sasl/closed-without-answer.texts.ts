import { defineTexts } from '../texts.ts';

export default defineTexts('sasl/closed-without-answer', [
  {
    pattern:
      /terminated during authentication|SASL OAUTHBEARER authentication failed: Closed connection|KafkaJSConnectionClosedError|(?<![\w ])Closed connection\b|broker closed the connection immediately after a request was issued|SASL handshake failed: EOF|mechanism handshake failed: Local: Broker transport failure|SASL (?:handshake|Auth) \S{1,200}: (?:unexpected )?EOF|available brokers to talk to: (?:unexpected )?EOF|IncompleteReadError: 0 bytes read on a total of 4 expected bytes|Disconnected \(after \d{1,8}ms in state AUTH|<authenticating>[^\n]{0,200}(?:Error receiving|socket disconnected|Connection reset)/,
    by: ['java', 'kafkajs', 'franz-go', 'aiokafka', 'sarama', 'librdkafka'],
    points: 'fits',
    also: ['config/security-protocol', 'broker/ip-filter', 'sasl/generic-token-rejected'],
    not: 'Brokers older than 1.0.0 are not what you have: a firewall, an IP filter or the wrong security.protocol is likelier.',
    example:
      'Connection to node -1 (pkc-4abc9.eu-west-1.aws.confluent.cloud/3.1.2.3:9092) terminated during authentication. This may happen due to any of the following reasons: (1) Authentication failed due to invalid credentials with brokers older than 1.0.0, (2) Firewall blocking Kafka TLS traffic',
    source: 'Apache Kafka, NetworkClient',
  },
]);
