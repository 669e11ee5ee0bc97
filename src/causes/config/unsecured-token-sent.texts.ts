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
  {
    pattern: /(?:Invalid|Unrecognized) sasl\.oauthbearer\.config(?: beginning at)?: (?<part>[^\n]{0,120})/,
    by: ['librdkafka'],
    points: 'fits',
    also: ['config/method-not-oidc'],
    not: 'sasl.oauthbearer.config describes an unsigned token that librdkafka makes itself; the settings of a token endpoint have names of their own.',
    example: 'Unrecognized sasl.oauthbearer.config beginning at: grant_type=client_credentials',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c',
  },
]);
