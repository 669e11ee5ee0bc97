import { defineTexts } from '../texts.ts';

export default defineTexts('config/method-not-oidc', [
  {
    pattern: /OAUTHBEARER cannot log in because there is no token available(?!; last error)/,
    by: ['librdkafka'],
    points: 'fits',
    also: ['config/metadata-auth-no-callback'],
    not: 'The broker did not refuse a token: the client had none to send.',
    example:
      '%3|1718691008.6|FAIL|rdkafka#producer-1| [thrd:sasl_ssl://pkc-4abc9.eu-west-1.aws.confluent.cloud:9092/bootstrap]: OAUTHBEARER cannot log in because there is no token available',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c',
  },
  {
    pattern: /OAUTHBEARER cannot log in because there is no token available; last error: [^\n]{0,200}/,
    by: ['librdkafka'],
    points: 'follows',
    not: 'The broker did not refuse a token: the client had none to send.',
    example:
      'OAUTHBEARER cannot log in because there is no token available; last error: SSL certificate problem: unable to get local issuer certificate',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c',
  },
  {
    pattern: /Invalid value(?: \"[^\"\n]{0,80}\")? for configuration property \\?\"sasl\.oauthbearer\.method/,
    by: ['librdkafka'],
    points: 'says',
    example: 'Invalid value "OAUTH" for configuration property "sasl.oauthbearer.method"',
    source: 'librdkafka, rdkafka_conf.c',
  },
]);
