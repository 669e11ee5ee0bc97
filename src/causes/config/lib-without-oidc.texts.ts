import { defineTexts } from '../texts.ts';

export default defineTexts('config/lib-without-oidc', [
  {
    pattern:
      /No such configuration property: \\?\"(?<property>sasl\.oauthbearer\.(?:method|client\.id|client\.secret|token\.endpoint\.url|scope|extensions|grant\.type|assertion\.[\w.]{1,60}|client\.credentials\.[\w.]{1,20}|metadata\.[\w.]{1,40}|sub\.claim\.name)\b)/,
    by: ['librdkafka'],
    points: 'says',
    not: 'The name is spelled right: this build of librdkafka is too old for it, or lacks it.',
    example:
      'key=sasl.oauthbearer.method value=oidc failed: No such configuration property: "sasl.oauthbearer.method"',
    source: 'librdkafka, rdkafka_conf.c; pmacct#869',
  },
  {
    pattern:
      /No provider for SASL mechanism OAUTHBEARER|OAuth\/OIDC depends on libcurl and OpenSSL which were not available at build time/,
    by: ['librdkafka'],
    points: 'says',
    not: 'Your settings are spelled right: this build of librdkafka was made without what they need.',
    example:
      'No provider for SASL mechanism OAUTHBEARER: recompile librdkafka with libsasl2 or openssl support. Current build options: PLAIN',
    source: 'librdkafka, rdkafka_sasl.c and rdkafka_conf.c',
  },
  {
    pattern: /\\?\"sasl\.oauthbearer\.method\\?\" not\s{1,3}supported in this build/,
    by: ['librdkafka'],
    points: 'says',
    not: 'The name is spelled right: this build of librdkafka was made without libcurl.',
    example:
      'Configuration property "sasl.oauthbearer.method" not supported in this build: OAuth/OIDC depends on libcurl and OpenSSL which were not available at build time',
    source: 'librdkafka, rdkafka_conf.c, kcat 1.7.1 of Debian 12',
  },
]);
