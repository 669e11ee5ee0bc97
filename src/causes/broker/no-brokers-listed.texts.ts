import { defineTexts } from '../texts.ts';

export default defineTexts('broker/no-brokers-listed', [
  {
    pattern:
      /Bootstrap broker \S{1,200}(?: \(id: -?\d{1,6}[^)\n]{0,60}\))? disconnected|No brokers in the broker pool|\d{1,4}\/\d{1,4} brokers are down|All brokers are down|Local: All broker connections are down|NoBrokersAvailable|client has run out of available brokers to talk to|Failed to update metadata after|Unable to bootstrap from \[|Failed to fetch metadata|Local: Broker transport failure|Failed to get metadata for topics|couldn't fetch broker metadata|Request Metadata\(key: 3, version: \d{1,2}\) timed out|request\(s\) timed out: disconnect/,
    by: ['java', 'librdkafka', 'kafkajs', 'sarama', 'kafka-python'],
    points: 'follows',
    also: ['network/tcp-broker-blocked', 'sasl/generic-token-rejected'],
    not: 'The brokers need not be down: a client that cannot sign in to any of them says the same.',
    example: '%3|1718691009.1|ERROR|rdkafka#producer-1| [thrd:app]: rdkafka#producer-1: 1/1 brokers are down',
    source: 'librdkafka, rdkafka_broker.c',
  },
]);
