/** Client files with one fault each. `▶` marks the place that the doctor has to report, and is not part of the file. */
export interface ClientFault {
  /** The cause that must be named. */
  readonly cause: string;
  readonly file: string;
  readonly text: string;
  readonly severity: 'error' | 'warning';
  readonly flags?: readonly string[];
  /** The marked file after `--fix`, if it can be fixed; it may contain `▶`. */
  readonly fixed?: string;
}

const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
const TOKEN_URL = 'https://acme.auth0.com/oauth/token';
const CLIENT_ID = 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ';
const SECRET = 'dcba4321-not-a-real-one';
const MODULE = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
const HANDLER = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';

type Lines = Readonly<Record<string, string | undefined>>;

const JAAS = `${MODULE} required clientId="${CLIENT_ID}" clientSecret="${SECRET}" extension_logicalCluster="lkc-a1b2c3" extension_identityPoolId="pool-a1b2";`;

const JAVA: Lines = {
  'bootstrap.servers': BOOTSTRAP,
  'security.protocol': 'SASL_SSL',
  'sasl.mechanism': 'OAUTHBEARER',
  'sasl.login.callback.handler.class': HANDLER,
  'sasl.oauthbearer.token.endpoint.url': TOKEN_URL,
  'sasl.jaas.config': JAAS,
};

const LIBRDKAFKA: Lines = {
  'bootstrap.servers': BOOTSTRAP,
  'security.protocol': 'SASL_SSL',
  'sasl.mechanisms': 'OAUTHBEARER',
  'sasl.oauthbearer.method': 'oidc',
  'sasl.oauthbearer.token.endpoint.url': TOKEN_URL,
  'sasl.oauthbearer.client.id': CLIENT_ID,
  'sasl.oauthbearer.client.secret': SECRET,
  'sasl.oauthbearer.extensions': 'logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2',
};

/** A property with an undefined value is not in the file. */
const linesOf = (lines: Lines): string =>
  Object.entries(lines)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}\n`]))
    .join('');

const java = (change: Lines): string => `# orders service\n${linesOf({ ...JAVA, ...change })}`;
const jaas = (from: string, to: string): string => {
  if (!JAAS.includes(from)) throw new Error(`the JAAS string has no ${from}`);
  return java({ 'sasl.jaas.config': JAAS.replace(from, to) });
};
const librdkafka = (change: Lines): string => `# orders service\n${linesOf({ ...LIBRDKAFKA, ...change })}`;

const env = (lines: Lines): string =>
  linesOf({
    OAUTHBEARER_BOOTSTRAP_SERVER: BOOTSTRAP,
    OAUTHBEARER_TOKEN_ENDPOINT: TOKEN_URL,
    OAUTHBEARER_CLIENT_ID: CLIENT_ID,
    OAUTHBEARER_LOGICAL_CLUSTER: 'lkc-a1b2c3',
    OAUTHBEARER_POOL_ID: 'pool-a1b2',
    ...lines,
  });
const json = (change: Lines): string => `${JSON.stringify({ ...LIBRDKAFKA, ...change }, null, 2)}\n`;

export const HEALTHY_JAVA = java({});
export const HEALTHY_LIBRDKAFKA = librdkafka({});

/** Strimzi's login callback handler has its own options. */
export const HEALTHY_STRIMZI = java({
  'sasl.login.callback.handler.class': 'io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler',
  'sasl.oauthbearer.token.endpoint.url': undefined,
  'sasl.jaas.config': `${MODULE} required oauth.token.endpoint.uri="${TOKEN_URL}" oauth.client.id="${CLIENT_ID}" oauth.client.secret="${SECRET}" oauth.audience="kafka" oauth.sasl.extension.logicalCluster="lkc-a1b2c3" oauth.sasl.extension.identityPoolId="pool-a1b2";`,
});
/** What it sends is unknown. */
export const HEALTHY_OWN_HANDLER = java({
  'sasl.login.callback.handler.class': 'com.acme.kafka.AcmeLoginCallbackHandler',
  'sasl.oauthbearer.token.endpoint.url': undefined,
  'sasl.jaas.config': `${MODULE} required acme.profile="orders";`,
});

const inJava = (
  cause: string,
  severity: ClientFault['severity'],
  text: string,
  more: Partial<ClientFault> = {},
): ClientFault => ({ cause, severity, text, file: 'client.properties', ...more });
const inJson = (
  cause: string,
  severity: ClientFault['severity'],
  text: string,
  more: Partial<ClientFault> = {},
): ClientFault => ({ cause, severity, text, file: 'librdkafka.json', ...more });
const inLibrdkafka = (
  cause: string,
  severity: ClientFault['severity'],
  text: string,
  more: Partial<ClientFault> = {},
): ClientFault => ({ cause, severity, text, file: 'librdkafka.conf', ...more });

export const FAULTS: readonly ClientFault[] = [
  inJava(
    'config/bootstrap-scheme-prefix',
    'error',
    java({ 'bootstrap.servers': `▶SASL_SSL://${BOOTSTRAP}/` }),
    {
      fixed: HEALTHY_JAVA,
    },
  ),
  inJava(
    'config/bootstrap-is-rest-endpoint',
    'error',
    java({ 'bootstrap.servers': '▶https://pkc-7k2zq.us-east-1.aws.confluent.cloud:443' }),
  ),
  inJava(
    'config/bootstrap-wrong-port',
    'warning',
    java({ 'bootstrap.servers': '▶pkc-7k2zq.us-east-1.aws.confluent.cloud:9093' }),
  ),
  inJava('config/security-protocol', 'error', java({ 'security.protocol': '▶PLAINTEXT' }), {
    fixed: HEALTHY_JAVA,
  }),
  inJava('config/mechanism-not-oauthbearer', 'error', java({ 'sasl.mechanism': '▶PLAIN' }), {
    fixed: HEALTHY_JAVA,
  }),
  inJava(
    'config/token-url-no-scheme',
    'error',
    java({ 'sasl.oauthbearer.token.endpoint.url': '▶acme.auth0.com/oauth/token' }),
    { fixed: HEALTHY_JAVA },
  ),
  inJava(
    'config/token-url-http',
    'warning',
    java({ 'sasl.oauthbearer.token.endpoint.url': '▶http://acme.auth0.com/oauth/token' }),
  ),
  inJava(
    'config/token-url-is-issuer-or-discovery',
    'warning',
    java({
      'sasl.oauthbearer.token.endpoint.url': '▶https://acme.auth0.com/.well-known/openid-configuration',
    }),
  ),
  inJava(
    'config/token-url-trailing-slash',
    'warning',
    java({ 'sasl.oauthbearer.token.endpoint.url': '▶https://acme.auth0.com/oauth/token/' }),
  ),
  inJava(
    'config/token-url-wrong-version',
    'warning',
    `${java({
      'sasl.oauthbearer.token.endpoint.url':
        'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/oauth2/token',
    })}sasl.oauthbearer.scope=api://kafka/.default\n`,
  ),
  inJava('config/missing-required', 'error', jaas(`clientId="${CLIENT_ID}"`, 'clientId="▶"')),
  inJava('config/unresolved-placeholder', 'error', jaas('"lkc-a1b2c3"', '"▶<your-cluster-id>"')),
  inJson(
    'config/secret-newline-inside',
    'warning',
    json({ 'sasl.oauthbearer.client.secret': '▶dcba4321\nnot-a-real-one' }),
  ),
  inJava('config/secret-quoted', 'warning', jaas(`"${SECRET}"`, String.raw`"▶'${SECRET}'"`)),
  inJava(
    'config/secret-double-base64',
    'warning',
    jaas(SECRET, `▶${Buffer.from('dcba4321-not-a-real-one').toString('base64')}`),
  ),
  inJava(
    'config/secret-id-not-value',
    'warning',
    jaas(SECRET, '▶0f8fad5b-d9cb-469f-a165-70867728950e').replace(
      TOKEN_URL,
      'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/oauth2/v2.0/token',
    ),
  ),
  inJava('config/secret-urlencoding', 'warning', jaas(SECRET, '▶dcba+4321/not=a-real-one')),
  inJava('config/secret-backslash', 'warning', jaas(SECRET, String.raw`▶dcba4321\\dnot-a-real-one`)),
  inJava('config/jaas-quoting', 'error', jaas('pool-a1b2";', 'pool-a1b2"▶'), { fixed: HEALTHY_JAVA }),
  inJava('config/credentials-of-api-key', 'warning', jaas(CLIENT_ID, '▶ABCDEFGH12345678')),
  inJava(
    'config/client-id-is-app-name',
    'warning',
    jaas(CLIENT_ID, '▶orders-service').replace(
      TOKEN_URL,
      'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/oauth2/v2.0/token',
    ),
  ),
  inJava(
    'config/extension-key-underscore',
    'error',
    jaas('extension_identityPoolId="', 'extension_▶identity_pool_id="'),
    {
      fixed: HEALTHY_JAVA,
    },
  ),
  inJava('config/extension-prefix-misuse', 'error', jaas('extension_logicalCluster="', 'logicalCluster="▶'), {
    fixed: HEALTHY_JAVA,
  }),
  inJava('config/extension-quotes-space', 'error', jaas('"pool-a1b2"', String.raw`"▶'pool-a1b2'"`), {
    fixed: HEALTHY_JAVA,
  }),
  inJava('config/extension-name-reserved', 'error', jaas('";', '" extension_auth="▶x";')),
  inJava('config/logical-cluster-is-sr', 'error', jaas('lkc-a1b2c3', '▶lsrc-a1b2c3')),
  inJava(
    'config/callback-handler-class',
    'error',
    java({
      'sasl.login.callback.handler.class':
        '▶org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler',
    }),
    { flags: ['--client-version', '4.1.0'], fixed: HEALTHY_JAVA },
  ),
  inJava(
    'config/unsecured-token-sent',
    'error',
    java({
      'sasl.login.callback.handler.class': undefined,
      'sasl.jaas.config': JAAS.replace('";', '" unsecuredLoginStringClaim_sub="▶orders";'),
    }),
  ),
  inJava('config/property-given-twice', 'warning', `${java({})}▶sasl.mechanism=OAUTHBEARER\n`),
  inJava(
    'config/property-unknown',
    'error',
    java({ 'sasl.oauthbearer.token.endpoint.url': undefined }) +
      `▶sasl.oauthbearer.token.endpoint.uri=${TOKEN_URL}\n`,
    {},
  ),
  inJava(
    'config/trust-unreadable',
    'warning',
    `${java({})}ssl.truststore.location=▶/etc/kafka/truststore.jks\n`,
  ),
  inJava('config/scope-comma-separated', 'warning', `${java({})}sasl.oauthbearer.scope=▶kafka,orders\n`, {
    fixed: `${HEALTHY_JAVA}sasl.oauthbearer.scope=kafka orders\n`,
  }),
  inJava('config/client-too-old', 'error', java({}), { flags: ['--client-version', '2.8.1'] }),
  inJava('config/file-encoding-bom', 'error', `▶\ufeff${linesOf(JAVA)}`, { fixed: linesOf(JAVA) }),

  inLibrdkafka('config/method-not-oidc', 'error', librdkafka({ 'sasl.oauthbearer.method': '▶default' }), {
    fixed: HEALTHY_LIBRDKAFKA,
  }),
  inLibrdkafka(
    'config/extension-list-comma',
    'error',
    librdkafka({
      'sasl.oauthbearer.extensions': 'logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2,▶pool-c3d4',
    }),
    {
      fixed: librdkafka({
        'sasl.oauthbearer.extensions': String.raw`logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2\,pool-c3d4`,
      }),
    },
  ),
  inLibrdkafka(
    'config/extension-prefix-misuse',
    'error',
    librdkafka({
      'sasl.oauthbearer.extensions': '▶extension_logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2',
    }),
    { fixed: HEALTHY_LIBRDKAFKA },
  ),
  inLibrdkafka(
    'config/extension-missing-cluster',
    'error',
    librdkafka({ 'sasl.oauthbearer.extensions': '▶identityPoolId=pool-a1b2' }),
  ),
  inLibrdkafka('config/lib-without-oidc', 'error', librdkafka({}), {
    flags: ['--client-version', '1.8.2'],
  }),
  inLibrdkafka(
    'config/metadata-auth-no-callback',
    'warning',
    `${librdkafka({ 'sasl.oauthbearer.client.id': undefined, 'sasl.oauthbearer.client.secret': undefined, 'sasl.oauthbearer.token.endpoint.url': undefined })}sasl.oauthbearer.metadata.authentication.type=▶aws_iam\n`,
  ),
  inLibrdkafka(
    'config/scope-not-encoded',
    'warning',
    `${librdkafka({})}sasl.oauthbearer.scope=▶kafka+orders\n`,
  ),
  inJson(
    'config/secret-surrounding-whitespace',
    'warning',
    json({ 'sasl.oauthbearer.client.secret': `▶${SECRET} ` }),
  ),
  inJava(
    'config/login-module',
    'error',
    jaas(MODULE, '▶org.apache.kafka.common.security.plain.PlainLoginModule'),
  ),
  inLibrdkafka(
    'config/metadata-query-misnamed',
    'error',
    `${librdkafka({ 'sasl.oauthbearer.client.id': undefined, 'sasl.oauthbearer.client.secret': undefined })}sasl.oauthbearer.metadata.authentication.type=azure_imds\nsasl.oauthbearer.config=▶params=api-version=2025-04-07&resource=api://kafka\n`,
  ),
  {
    cause: 'config/secret-env-truncated',
    severity: 'warning',
    file: 'orders.env',
    text: env({ OAUTHBEARER_CLIENT_SECRET: 'dcba4321▶#not-a-real-one' }),
  },
  {
    cause: 'config/allowed-urls-missing',
    severity: 'error',
    file: 'connect.env',
    text: `CONNECT_BOOTSTRAP_SERVERS=${BOOTSTRAP}
CONNECT_SECURITY_PROTOCOL=SASL_SSL
CONNECT_SASL_MECHANISM=OAUTHBEARER
CONNECT_SASL_LOGIN_CALLBACK_HANDLER_CLASS=${HANDLER}
CONNECT_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL=▶${TOKEN_URL}
CONNECT_SASL_JAAS_CONFIG='${JAAS}'
KAFKA_OPTS=-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=https://acme.eu.auth0.com/oauth/token
`,
    flags: ['--client-version', '4.1.0'],
  },
  inLibrdkafka(
    'config/https-ca-not-set',
    'warning',
    `${librdkafka({ 'sasl.oauthbearer.token.endpoint.url': 'https://sso.acme.example/as/token.oauth2' })}ssl.ca.location=▶/etc/acme/ca.pem\n`,
  ),
  inJava(
    'config/allowed-urls-missing',
    'warning',
    `${HEALTHY_JAVA}▶org.apache.kafka.sasl.oauthbearer.allowed.urls=${TOKEN_URL}\n`,
  ),
  inJava(
    'config/allowed-urls-missing',
    'warning',
    `${HEALTHY_JAVA}▶org.apache.kafka.sasl.oauthbearer.allowed.urls=${TOKEN_URL}\n`,
    { flags: ['--client-version', '4.1.0'] },
  ),
  inLibrdkafka(
    'config/scope-not-default',
    'warning',
    librdkafka({
      'sasl.oauthbearer.token.endpoint.url':
        'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/oauth2/v2.0/token',
      'sasl.oauthbearer.client.id': 'b1a2c3d4-1111-4222-8333-abcdefabcdef',
      'sasl.oauthbearer.scope': '▶api://kafka/produce',
    }),
  ),
  inJava(
    'config/registry-setting-missing',
    'warning',
    `${HEALTHY_JAVA}schema.registry.url=https://psrc-a1b2c.us-east-1.aws.confluent.cloud
bearer.auth.credentials.source=▶OAUTHBEARER
bearer.auth.issuer.endpoint.url=${TOKEN_URL}
bearer.auth.client.id=${CLIENT_ID}
bearer.auth.client.secret=${SECRET}
bearer.auth.logical.cluster=lsrc-a1b2c3
`,
  ),
  {
    cause: 'config/connect-clients-unset',
    severity: 'warning',
    file: 'connect-distributed.properties',
    text: `group.id=connect\nkey.converter=org.apache.kafka.connect.storage.StringConverter\n${java({ 'sasl.mechanism': '▶OAUTHBEARER' })}`,
  },
  {
    cause: 'config/extensions-absent-in-callback',
    severity: 'error',
    file: 'producer.py',
    text: `import time, requests
from confluent_kafka import Producer

def token(config):
    answer = requests.post('${TOKEN_URL}', data={'grant_type': 'client_credentials'}).json()
    return answer['access_token'], time.time() + 300, ▶{'logicalCluster': 'lkc-a1b2c3'}

producer = Producer({
    'bootstrap.servers': '${BOOTSTRAP}',
    'security.protocol': 'SASL_SSL',
    'sasl.mechanisms': 'OAUTHBEARER',
    'oauth_cb': token,
})
`,
  },
  {
    cause: 'config/kafkajs-authzid',
    severity: 'error',
    file: 'kafka.json',
    text: `{
  "brokers": ["${BOOTSTRAP}"],
  "ssl": true,
  "sasl": { "mechanism": "oauthbearer", "authorizationIdentity": "▶orders" },
  "oauth": {
    "tokenEndpoint": "${TOKEN_URL}",
    "clientId": "${CLIENT_ID}",
    "extensions": { "logicalCluster": "lkc-a1b2c3", "identityPoolId": "pool-a1b2" }
  }
}
`,
  },
  inLibrdkafka(
    'config/extension-list-comma',
    'error',
    librdkafka({ 'sasl.oauthbearer.extensions': 'logicalCluster=▶lkc-a1b2c3;identityPoolId=pool-a1b2' }),
    { fixed: HEALTHY_LIBRDKAFKA },
  ),
  inJson(
    'config/extension-list-comma',
    'error',
    json({ 'sasl.oauthbearer.extensions': 'logicalCluster=▶lkc-a1b2c3 identity_pool_id=pool-a1b2' }),
  ),
  inLibrdkafka(
    'config/extension-quotes-space',
    'error',
    librdkafka({ 'sasl.oauthbearer.extensions': '"logicalCluster=▶lkc-a1b2c3,identityPoolId=pool-a1b2"' }),
    { fixed: HEALTHY_LIBRDKAFKA },
  ),
  inLibrdkafka(
    'config/bootstrap-other-cluster',
    'warning',
    librdkafka({
      'bootstrap.servers': 'lkc-z9y8x7.us-east-1.aws.private.confluent.cloud:9092',
      'sasl.oauthbearer.extensions': 'logicalCluster=▶lkc-a1b2c3,identityPoolId=pool-a1b2',
    }),
  ),
  inJson(
    'config/bootstrap-is-rest-endpoint',
    'warning',
    json({ 'bootstrap.servers': '▶pkc-7k2zq.us-east-1.aws.confluent.cloud:443' }),
  ),
  ...[
    'https://sso.acme.example/realms/kafka',
    'https://acme.okta.com/oauth2/default',
    'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/v2.0',
  ].map((issuer) =>
    inLibrdkafka(
      'config/token-url-is-issuer-or-discovery',
      'warning',
      librdkafka({ 'sasl.oauthbearer.token.endpoint.url': `▶${issuer}` }),
    ),
  ),
  inLibrdkafka('config/mechanism-not-oauthbearer', 'error', `${librdkafka({})}sasl.mechanism=▶PLAIN\n`),
  inJava(
    'config/unsecured-token-sent',
    'error',
    java({
      'sasl.login.callback.handler.class': undefined,
      'sasl.oauthbearer.token.endpoint.url': undefined,
      'sasl.jaas.config': `${MODULE} required unsecuredLoginStringClaim_sub="▶orders" extension_logicalCluster="lkc-a1b2c3";`,
    }),
  ),
  ...['#{CLIENT_ID}#', '__CLIENT_ID__', '@@CLIENT_ID@@'].map((placeholder) =>
    inLibrdkafka(
      'config/unresolved-placeholder',
      'error',
      librdkafka({ 'sasl.oauthbearer.client.id': `▶${placeholder}` }),
    ),
  ),
  inJava(
    'config/basic-header-base64url',
    'warning',
    jaas(SECRET, '▶dcba4321~~~?~~~>~~').replace(
      'oauthbearer.OAuthBearerLoginCallback',
      'oauthbearer.secured.OAuthBearerLoginCallback',
    ),
    { flags: ['--client-version', '3.2.1'] },
  ),
  ...['SASL-SSL', '"SASL_SSL"'].flatMap((protocol) => [
    inJava('config/security-protocol', 'error', java({ 'security.protocol': `▶${protocol}` }), {
      fixed: HEALTHY_JAVA,
    }),
    inLibrdkafka('config/security-protocol', 'error', librdkafka({ 'security.protocol': `▶${protocol}` }), {
      fixed: HEALTHY_LIBRDKAFKA,
    }),
  ]),
  inJava('config/security-protocol', 'error', java({ 'security.protocol': '' }), { fixed: HEALTHY_JAVA }),
  inJson('config/security-protocol', 'error', json({ 'security.protocol': '▶SASL_SSL ' }), {
    fixed: json({}),
  }),
  inJava('config/comment-in-value', 'error', java({ 'security.protocol': '▶SASL_SSL # encrypted' }), {
    fixed: HEALTHY_JAVA.replace('security.protocol', '# encrypted\n$&'),
  }),
  inJava('config/comment-in-value', 'error', java({ 'sasl.mechanism': '▶OAUTHBEARER #---' }), {
    fixed: HEALTHY_JAVA.replace('sasl.mechanism', '# ---\n$&'),
  }),
  inJava(
    'config/comment-in-value',
    'error',
    java({ 'sasl.oauthbearer.token.endpoint.url': `▶${TOKEN_URL} // of the test tenant` }),
    { fixed: HEALTHY_JAVA.replace('sasl.oauthbearer.token', '# of the test tenant\n$&') },
  ),
  inJava('config/comment-in-value', 'error', jaas('"lkc-a1b2c3"', '"▶lkc-a1b2c3 # orders"'), {
    fixed: HEALTHY_JAVA,
  }),
  inJava(
    'config/comment-in-value',
    'error',
    `${java({})}sasl.oauthbearer.header.urlencode=▶true # since 3.9\n`,
    { fixed: `${HEALTHY_JAVA}# since 3.9\nsasl.oauthbearer.header.urlencode=true\n` },
  ),
  inJava('config/switch-not-true-or-false', 'error', `${java({})}sasl.oauthbearer.header.urlencode=▶yes\n`, {
    fixed: `${HEALTHY_JAVA}sasl.oauthbearer.header.urlencode=true\n`,
  }),
  ...(
    [
      ['security.protocol', 'SASL_SSL # encrypted', '# encrypted'],
      ['sasl.mechanisms', 'OAUTHBEARER # sso', '# sso'],
      ['sasl.oauthbearer.method', 'oidc # not default', '# not default'],
      ['sasl.oauthbearer.token.endpoint.url', `${TOKEN_URL} # Auth0`, '# Auth0'],
      [
        'sasl.oauthbearer.extensions',
        'logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2 # prod, not dev',
        '# prod, not dev',
      ],
    ] as const
  ).map(([property, value, comment]) =>
    inLibrdkafka('config/comment-in-value', 'error', librdkafka({ [property]: `▶${value}` }), {
      fixed: HEALTHY_LIBRDKAFKA.replace(`\n${property}=`, `\n${comment}$&`),
    }),
  ),
  inJava('config/comment-in-value', 'error', java({ 'bootstrap.servers': `▶${BOOTSTRAP} # prod` }), {
    fixed: HEALTHY_JAVA.replace('bootstrap.servers', '# prod\n$&'),
  }),
  inLibrdkafka(
    'config/comment-in-value',
    'warning',
    librdkafka({ 'bootstrap.servers': `▶${BOOTSTRAP} # prod` }),
    { fixed: HEALTHY_LIBRDKAFKA.replace('bootstrap.servers', '# prod\n$&') },
  ),
  inLibrdkafka(
    'config/comment-in-value',
    'warning',
    librdkafka({ 'sasl.oauthbearer.client.id': `▶${CLIENT_ID} # orders` }),
    { fixed: HEALTHY_LIBRDKAFKA.replace('sasl.oauthbearer.client.id', '# orders\n$&') },
  ),
  inLibrdkafka(
    'config/comment-in-value',
    'warning',
    librdkafka({ 'sasl.oauthbearer.client.secret': `▶${SECRET} # of orders` }),
  ),
  inJson('config/comment-in-value', 'error', json({ 'security.protocol': '▶SASL_SSL # encrypted' }), {
    fixed: json({}),
  }),
  {
    cause: 'config/extensions-absent-in-callback',
    file: 'producer.py',
    severity: 'error',
    text: [
      'def fetch(config):',
      '    token, expiry = request()',
      "    return token, expiry, ▶{'logicalCluster': 'lkc-a1b2c3', 'identityPoolId': 'pool-a1b2'}",
      '',
      'producer = Producer({',
      `    'bootstrap.servers': '${BOOTSTRAP}',`,
      "    'security.protocol': 'SASL_SSL',",
      "    'sasl.mechanisms': 'OAUTHBEARER',",
      "    'oauth_cb': fetch,",
      '})',
      '',
    ].join('\n'),
  },
];
