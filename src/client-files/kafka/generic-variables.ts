import type { Found } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import type { Pair } from '../../text/properties.ts';

/**
 * Names that applications and examples commonly use for these settings, after a prefix for their owner
 * (`KAFKA_OAUTH_CLIENT_ID`). They follow no rule, so they count only when nothing else gives the setting.
 */
const COMMON: Readonly<Record<string, SettingKey>> = {
  TOKEN_ENDPOINT: 'tokenEndpoint',
  TOKEN_ENDPOINT_URL: 'tokenEndpoint',
  TOKEN_ENDPOINT_URI: 'tokenEndpoint',
  TOKEN_URL: 'tokenEndpoint',
  TOKEN_URI: 'tokenEndpoint',
  CLIENT_ID: 'clientId',
  CLIENT_SECRET: 'clientSecret',
  SCOPE: 'scope',
  SCOPES: 'scope',
  AUDIENCE: 'audience',
  BOOTSTRAP_SERVERS: 'bootstrapServers',
  BOOTSTRAP_SERVER: 'bootstrapServers',
  BROKERS: 'bootstrapServers',
  // Kpow: https://docs.factorhouse.io/kpow/config/kafka-clusters
  BOOTSTRAP: 'bootstrapServers',
  LOGICAL_CLUSTER: 'logicalCluster',
  LOGICAL_CLUSTER_ID: 'logicalCluster',
  IDENTITY_POOL: 'poolId',
  IDENTITY_POOL_ID: 'poolId',
  POOL_ID: 'poolId',
  IDENTITY_PROVIDER_ID: 'providerId',
};

/** https://docs.confluent.io/confluent-cli/current/, https://registry.terraform.io/providers/confluentinc/confluent/latest/docs */
const CLOUD: Readonly<Record<string, SettingKey>> = {
  CONFLUENT_CLOUD_API_KEY: 'confluentApiKey',
  CONFLUENT_CLOUD_API_SECRET: 'confluentApiSecret',
};

const OWNER = /^(?:(?:KAFKA|CONFLUENT|CCLOUD|CLOUD|SASL|OAUTH2?|OIDC|IDP|AUTH0|OKTA|ENTRA|KEYCLOAK)_)+/;

/** Kafka's own `client.id`, which is the name of an application. */
const APPLICATION_NAME = /^(?:KAFKA|CONFLUENT|CCLOUD)_CLIENT_ID$/;

/** If several match one setting, the longest name wins, because it is the most specific. */
export const genericSettings = (variables: ReadonlyMap<string, Pair>): readonly Found[] =>
  [...variables.values()]
    .toSorted((a, b) => b.name.text.length - a.name.text.length)
    .flatMap(({ name: { text: name }, value }) => {
      const key = APPLICATION_NAME.test(name) ? undefined : (CLOUD[name] ?? COMMON[name.replace(OWNER, '')]);
      return key === undefined ? [] : [{ key, value: value.text, at: value, isGuess: true, variable: name }];
    });
