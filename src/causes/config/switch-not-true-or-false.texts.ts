import { defineTexts } from '../texts.ts';

export default defineTexts('config/switch-not-true-or-false', [
  {
    pattern:
      /Expected value to be either true or false|Expected bool value for \\?\"(?<property>[\w.]{1,80})/,
    by: ['java', 'librdkafka'],
    points: 'says',
    example:
      'Invalid value yes for configuration sasl.oauthbearer.header.urlencode: Expected value to be either true or false',
    source: 'Apache Kafka, ConfigDef; librdkafka, rdkafka_conf.c',
  },
]);
