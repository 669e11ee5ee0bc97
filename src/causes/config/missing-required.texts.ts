import { defineTexts } from '../texts.ts';

export default defineTexts('config/missing-required', [
  {
    pattern:
      /OAuth configuration option (?<option>\S{1,120}) (?:value )?(?:must be non-null|is required|must not contain only whitespace|must be non-empty)/,
    by: ['java'],
    points: 'says',
    not: 'The setting may be in your file and not reach this client: under another prefix, or for another client of the same program.',
    example:
      'org.apache.kafka.common.config.ConfigException: The OAuth configuration option sasl.oauthbearer.token.endpoint.url value must be non-null',
    source: 'Apache Kafka, ConfigurationUtils; cruise-control#2088',
  },
  {
    pattern:
      /OAuth configuration option (?<option>\S{1,120}) (?:contains a file \(\S{1,300}\) that doesn't (?:exist|have read permission)|references a directory)/,
    by: ['java'],
    points: 'says',
    not: 'No server was asked: the client reads this file before it starts.',
    example:
      "The OAuth configuration option sasl.oauthbearer.assertion.private.key.file contains a file (/etc/kafka/key.pem) that doesn't exist",
    source: 'Apache Kafka, ConfigurationUtils',
  },
  {
    pattern:
      /ConfigException: (?:No client id specified \('oauth\.client\.id'\)|Access token not specified \('oauth\.access\.token'|No access token or location \('oauth\.access\.token'|Username configured \('oauth\.password\.grant\.username')|Invalid oauth client configuration - no credentials/,
    by: ['strimzi'],
    points: 'says',
    not: "These are the names of Strimzi's handler: it does not read sasl.oauthbearer.….",
    example: "io.strimzi.kafka.oauth.common.ConfigException: No client id specified ('oauth.client.id')",
    source: 'strimzi-kafka-oauth, JaasClientOauthLoginCallbackHandler',
  },
  {
    pattern: /(?:option|value) must be non-null\b|must not contain only whitespace/,
    by: ['java'],
    points: 'fits',
    beside: /OAuth|sasl\.|^(?:value must be non-null|must not contain only whitespace)$/i,
    unless: /(?:exp|sub|scope|iat) value must be/,
    example: 'value must be non-null',
    source: 'Apache Kafka, ConfigurationUtils',
  },
  {
    pattern:
      /Could not find a\s{1,3}'(?<entry>[\w.]{1,60})' (?:or '[\w.]{1,60}' )?entry in the JAAS configuration/,
    by: ['java'],
    points: 'says',
    example:
      "java.lang.IllegalArgumentException: Could not find a 'KafkaClient' entry in the JAAS configuration. System property 'java.security.auth.login.config' is not set",
    source: 'Apache Kafka, JaasContext',
  },
  {
    pattern:
      /`?(?<property>sasl\.oauthbearer\.[\w.]{1,60})?`? ?is mandatory when `?sasl\.oauthbearer\.method=oidc`? is set/,
    by: ['librdkafka'],
    points: 'says',
    example: '`sasl.oauthbearer.client.id` is mandatory when `sasl.oauthbearer.method=oidc` is set',
    source: 'librdkafka, rdkafka_conf.c; confluent-kafka-python#1269',
  },
  {
    pattern: /SASL OAUTHBEARER: (?:Missing OAuth bearer token provider|Invalid OAuth bearer token)/,
    by: ['kafkajs'],
    points: 'says',
    example: 'KafkaJSSASLAuthenticationError: SASL OAUTHBEARER: Missing OAuth bearer token provider',
    source: 'kafkajs 2.2.4, oauthBearer/index.js',
  },
  {
    pattern:
      /sasl_oauth_token_provider needs to be provided|sasl_oauth_token_provider (?:required|must)[^\n]{0,80}|token provider required for OAUTHBEARER/i,
    by: ['aiokafka', 'kafka-python'],
    points: 'says',
    example:
      'ValueError: sasl_oauth_token_provider needs to be provided implementing aiokafka.abc.AbstractTokenProvider',
    source: 'aiokafka; karapace#1277',
  },
  {
    pattern: /AccessTokenProvider instance must be provided to Net\.SASL\.TokenProvider/,
    by: ['sarama'],
    points: 'says',
    example:
      'kafka: invalid configuration (An AccessTokenProvider instance must be provided to Net.SASL.TokenProvider)',
    source: 'sarama, config.go',
  },
  {
    pattern: /oauth token must be non-empty|OAUTHBEARER token must be non-empty/i,
    by: ['franz-go'],
    points: 'says',
    example: 'unable to initialize sasl: oauth token must be non-empty',
    source: 'franz-go, pkg/sasl/oauth',
  },
  {
    pattern:
      /token_value(?: and md_principal_name)? must not be NULL|failed to build client first message: token is nil/,
    by: ['librdkafka', 'sarama'],
    points: 'says',
    not: "No server has seen anything yet: the application's own token callback gave no token.",
    example: 'token_value must not be NULL',
    source: 'librdkafka, rdkafka_sasl_oauthbearer.c; sarama, broker.go',
  },
  {
    pattern: /Must specify the '?(?<property>sasl\.[\w.]{1,60})/,
    by: ['java'],
    points: 'says',
    example: "Must specify the 'sasl.oauthbearer.token.endpoint.url'",
    source: 'Apache Kafka, ConfigurationUtils',
  },
]);
