import { defineTexts } from '../texts.ts';

export default defineTexts('config/allowed-urls-missing', [
  {
    pattern:
      /is not allowed\. Update system property\s{1,3}'?org\.apache\.kafka\.sasl\.oauthbearer\.allowed\.urls/,
    by: ['java'],
    points: 'says',
    not: 'The identity provider is not down: the client did not contact it.',
    example:
      "org.apache.kafka.common.config.ConfigException: The sasl.oauthbearer.token.endpoint.url https://acme.okta.com/oauth2/default/v1/token is not allowed. Update system property 'org.apache.kafka.sasl.oauthbearer.allowed.urls' to allow https://acme.okta.com/oauth2/default/v1/token",
    source: 'Apache Kafka, ConfigurationUtils',
  },
  {
    pattern: /URL cannot be accessed due to restrictions/,
    by: ['java'],
    points: 'says',
    not: 'The identity provider is not down: the client did not contact it.',
    example: 'The URL cannot be accessed due to restrictions',
    source: 'Apache Kafka, ConfigurationUtils (4.0)',
  },
]);
