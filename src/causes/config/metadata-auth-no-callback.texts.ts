import { defineTexts } from '../texts.ts';

export default defineTexts('config/metadata-auth-no-callback', [
  {
    pattern:
      /Invalid value(?: \"[^\"\n]{0,80}\")? for configuration property \"?sasl\.oauthbearer\.metadata\.authentication\.type/,
    by: ['librdkafka'],
    points: 'says',
    example:
      'Invalid value "gcp_imds" for configuration property "sasl.oauthbearer.metadata.authentication.type"',
    source: 'librdkafka, rdkafka_conf.c',
  },
]);
