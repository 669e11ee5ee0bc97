import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-broker-blocked', [
  {
    pattern:
      /Connection setup timed out|Disconnected from node -1|Node -1 disconnected|Connection to node -1[^\n]{0,160}could not be established|KafkaJSConnectionError: Connection timeout|Connect to \S{1,200} failed: (?:Connection|Operation) timed out|Bootstrap broker \S{1,200} disconnected|dial tcp [^\s]{1,80}:9\d{3}: (?:i\/o timeout|connect: connection timed out)/,
    by: ['java', 'librdkafka', 'kafkajs', 'sarama', 'franz-go'],
    points: 'fits',
    also: [
      'config/bootstrap-wrong-port',
      'config/security-protocol',
      'broker/no-brokers-listed',
      'config/connect-clients-unset',
    ],
    not: 'No token was looked at: the connection did not come about.',
    leg: 'broker',
    example:
      '%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: Connection setup timed out in state CONNECT (after 30029ms in state CONNECT)',
    source: 'librdkafka, rdkafka_broker.c',
  },
]);
