import { defineTexts } from '../texts.ts';

export default defineTexts('config/property-unknown', [
  {
    pattern:
      /No such configuration property: \\?\"(?<property>(?!sasl\.oauthbearer\.(?:method|client\.id|client\.secret|token\.endpoint\.url|scope|extensions|grant\.type|assertion\.[\w.]{1,60}|client\.credentials\.[\w.]{1,20}|metadata\.[\w.]{1,40}|sub\.claim\.name)\b)[\w.-]{1,80})/,
    by: ['librdkafka'],
    points: 'says',
    example: 'No such configuration property: "sasl.login.callback.handler.class"',
    source: 'librdkafka, rdkafka_conf.c',
  },
  {
    pattern: /Java JAAS\s{1,3}configuration is not supported/,
    by: ['librdkafka'],
    points: 'says',
    example:
      'Java JAAS configuration is not supported, see https://github.com/confluentinc/librdkafka/wiki/Using-SASL-with-librdkafka for more information.',
    source: 'librdkafka, rdkafka_conf.c',
  },
  {
    pattern:
      /(?:These configurations '[^\n]{0,600}?' were|The configuration '(?<property>[\w.-]{1,100})' was) supplied but (?:are not used yet|isn't a known config)|These configurations \.\.\. were supplied but are not used yet|isn't a known config/,
    by: ['java'],
    points: 'follows',
    not: 'A warning by itself: it is an error only where the unread setting is one that your sign-in needs.',
    beside: /sasl|oauth|\.\.\. were|^isn't/i,
    unless: /'sasl\.oauthbearer\.token\.endpoint\.url' was supplied/,
    example: "These configurations '[sasl.oauthbearer.logical.cluster]' were supplied but are not used yet.",
    source: 'Apache Kafka, AbstractConfig',
  },
]);
