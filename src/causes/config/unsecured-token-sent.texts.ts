import { defineTexts } from '../texts.ts';

export default defineTexts('config/unsecured-token-sent', [
  {
    pattern:
      /enable\.sasl\.oauthbearer\.unsecure\.jwt`? and\s{1,3}`?sasl\.oauthbearer\.method=oidc`? are mutually exclusive/,
    by: ['librdkafka'],
    points: 'says',
    example:
      '`enable.sasl.oauthbearer.unsecure.jwt` and `sasl.oauthbearer.method=oidc` are mutually exclusive',
    source: 'librdkafka, rdkafka_conf.c',
  },
]);
