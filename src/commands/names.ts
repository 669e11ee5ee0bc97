/**
 * What the variables in commands are, so that every fix can say it: a value that was not observed and that only the
 * user can look up. `undefined`: the name says it.
 */
export const NAMES = {
  API_APP_ID: 'the application (client) id of your API in Microsoft Entra ID',
  API_IDENTIFIER: 'the identifier of your API at Auth0 (Applications → APIs)',
  API_NAME: 'the name of your API in Microsoft Entra ID',
  AUDIENCE: 'the identifier of your API at the identity provider',
  BOOTSTRAP_SERVER: 'host and port of the cluster (Cluster settings → Endpoints → Bootstrap server)',
  CA_FILE: 'a PEM file with the certificate authorities that the client trusts',
  CLIENT_ID: 'the client id of your application at the identity provider',
  CLIENT_SECRET: undefined,
  CLOUD_API_KEY: 'a Cloud API key of Confluent (not the key of a cluster)',
  CLOUD_API_SECRET: 'its secret',
  CLUSTER_ID: 'the id of the cluster, lkc-…',
  ENVIRONMENT_ID: 'the id of the environment, env-…',
  HOSTNAME_URL: 'the public URL of Keycloak',
  ISSUER: 'the issuer of the tokens, as in their claim iss',
  ISSUER_ORIGIN: 'https:// and the host of the identity provider',
  JAAS_STRING: 'the value of sasl.jaas.config',
  JWKS_URI: "jwks_uri in the identity provider's discovery document",
  OKTA_API_TOKEN: 'an API token of Okta (Security → API → Tokens)',
  OKTA_DOMAIN: 'the host of your Okta organization',
  POOL_ID: 'the id of the identity pool, pool-…',
  PROVIDER_ID: 'the id of the identity provider in Confluent Cloud, op-…',
  PROXY: 'host and port of the proxy',
  PROXY_PASSWORD: 'its password; @ : / % and spaces are percent-encoded',
  PROXY_USER: 'the user name for the proxy',
  PUBLIC_JWKS_URI: 'a URL of the key set that can be reached from the internet',
  PUBLIC_URL: 'the URL of the identity provider that can be reached from the internet',
  RESOURCE_SERVER: 'the identifier of the resource server of the user pool',
  SCHEMA_REGISTRY_ID: 'the id of the Schema Registry, lsrc-…',
  SCOPE: 'the scope of your API at the identity provider',
  SECRET_NAME: 'the name of the Kubernetes Secret',
  SERVICE_ACCOUNT_EMAIL: 'the e-mail address of the service account',
  TEMPLATE: 'the file with the placeholders',
  TENANT: 'the tenant, realm or authorization server in the URL of the token endpoint',
  TENANT_ID: 'the id of your tenant (Entra admin center → Overview)',
  TOKEN_ENDPOINT: "token_endpoint in the identity provider's discovery document",
  TOKEN_FILE: 'the file with the token',
  TRUE_OR_FALSE: 'true or false',
  TRUSTSTORE: 'the truststore of the client',
  USER_POOL_ID: 'the id of the Cognito user pool, as in eu-west-1_A1b2C3d4E',
  VALUE: 'the value for this setting',
} as const satisfies Readonly<Record<string, string | undefined>>;

export type Name = keyof typeof NAMES;

/** Variables of the shell itself, which are there already. */
const OF_THE_SHELL: ReadonlySet<string> = new Set(['JAVA_HOME', 'KAFKA_OPTS', 'NO_PROXY']);

export const isOfTheShell = (name: string): boolean => OF_THE_SHELL.has(name);

/** The placeholder for what a user has on the command line already. */
export const THE_REST = '…';

/** The meaning of a variable or placeholder; undefined when it needs no words. */
export const meaningOf = (blank: string): string | undefined =>
  blank === THE_REST
    ? 'the rest of your own command'
    : (NAMES as Readonly<Record<string, string | undefined>>)[blank];
