import { defineTexts } from '../texts.ts';

export default defineTexts('network/dns-broker-nxdomain', [
  {
    pattern:
      /UnknownHostException|Could not resolve host(?!name for proxy)|ENOTFOUND|no such host|Name or service not known|No such host is known|nodename nor servname provided|getaddrinfo failed|No address associated with hostname|Failed to resolve\b|No resolvable bootstrap urls|Couldn't resolve server \S{1,200} from bootstrap\.servers/,
    by: ['java', 'librdkafka', 'kafkajs', 'go', 'python'],
    points: 'fits',
    also: [
      'network/dns-bootstrap-ok-broker-names-fail',
      'config/bootstrap-scheme-prefix',
      'network/dns-no-address-of-family',
    ],
    leg: 'broker',
    unless: /OIDC token|token endpoint|\$\{/,
    common: true,
    example:
      "%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: Failed to resolve 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092': Name or service not known (after 12ms in state CONNECT)",
    source: 'librdkafka, rdkafka_broker.c; Apache Kafka, ClientUtils',
  },
]);
