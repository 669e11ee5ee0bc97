/**
 * Every setting of a target, once. Flags, environment variables, the YAML schema, its JSON Schema, the help and the
 * messages are all made from this table. It is imported at every start, so it imports nothing.
 */

export type Kind = 'text' | 'choice' | 'switch' | 'duration' | 'pairs' | 'list' | 'topics';

/** A value can stand in the setting itself, in an environment variable that it names, or in a file that it names. */
export type Form = 'value' | 'env' | 'file';

export interface Setting {
  /** Its name in YAML and in the library. */
  readonly key: string;
  /** Its flag without dashes; the environment variable is named after it. */
  readonly flag: string;
  readonly kind: Kind;
  readonly group: Group;
  readonly doc: string;
  /** A value as one gives it to the flag. */
  readonly example: string;
  readonly choices?: readonly string[];
  /** Never shown; given as a bare flag it draws a warning. */
  readonly secret?: true;
  /** How else than as a plain value it can be given; `['value']` unless said. */
  readonly forms?: readonly Form[];
}

export const GROUPS = [
  'Token',
  'Confluent Cloud',
  'Confluent Cloud without an API key',
  'Broker',
  'Network and run',
] as const;
export type Group = (typeof GROUPS)[number];

const TOKEN = { group: 'Token', kind: 'text' } as const;
const CONFLUENT = { group: 'Confluent Cloud', kind: 'text' } as const;
const CONSOLE = { group: 'Confluent Cloud without an API key', kind: 'text' } as const;
const BROKER = { group: 'Broker', kind: 'text' } as const;
const RUN = { group: 'Network and run', kind: 'text' } as const;
const EVERY_FORM = ['value', 'env', 'file'] as const;
const DOCUMENT = ['value', 'file'] as const;

export const SETTINGS = [
  {
    ...TOKEN,
    key: 'tokenEndpoint',
    flag: 'token-endpoint',
    doc: 'where the client fetches its token',
    example: 'https://acme.auth0.com/oauth/token',
  },
  { ...TOKEN, key: 'clientId', flag: 'client-id', doc: 'the OAuth client id', example: 'Fq3xW8yTz0PbLk5v' },
  {
    ...TOKEN,
    key: 'clientSecret',
    flag: 'client-secret',
    doc: 'the OAuth client secret',
    example: 'CLIENT_SECRET',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...TOKEN,
    key: 'clientAuth',
    flag: 'client-auth',
    kind: 'choice',
    doc: 'how the client proves itself at the token endpoint (client_secret_post unless said; the Java client and librdkafka do client_secret_basic)',
    example: 'client_secret_basic',
    choices: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'tls_client_auth', 'none'],
  },
  {
    ...TOKEN,
    key: 'assertionKey',
    flag: 'assertion-key',
    doc: 'the private key (PEM) for private_key_jwt',
    example: 'key.pem',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...TOKEN,
    key: 'assertionKeyId',
    flag: 'assertion-key-id',
    doc: 'the key id (kid) of that key at the identity provider',
    example: 'client-key-1',
  },
  {
    ...TOKEN,
    key: 'assertionAlgorithm',
    flag: 'assertion-algorithm',
    kind: 'choice',
    doc: 'the algorithm of the client assertion',
    example: 'RS256',
    choices: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
  },
  {
    ...TOKEN,
    key: 'clientCertificate',
    flag: 'client-certificate',
    doc: 'the client certificate (PEM) for mutual TLS',
    example: 'client.pem',
    forms: DOCUMENT,
  },
  {
    ...TOKEN,
    key: 'clientCertificateKey',
    flag: 'client-certificate-key',
    doc: 'the private key (PEM) of that certificate',
    example: 'client-key.pem',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...TOKEN,
    key: 'audience',
    flag: 'audience',
    doc: 'the audience to ask for (Auth0)',
    example: 'https://kafka.acme.example',
  },
  {
    ...TOKEN,
    key: 'scope',
    flag: 'scope',
    doc: 'the scopes to ask for, separated by blanks',
    example: 'kafka',
  },
  {
    ...TOKEN,
    key: 'resource',
    flag: 'resource',
    doc: 'the resource to ask for (RFC 8707, Entra v1)',
    example: 'api://kafka',
  },
  {
    ...TOKEN,
    key: 'params',
    flag: 'param',
    kind: 'pairs',
    doc: 'a further parameter of the token request',
    example: 'tenant=acme',
  },
  {
    ...TOKEN,
    key: 'token',
    flag: 'token',
    doc: 'use this token and fetch none',
    example: 'token.txt',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...TOKEN,
    key: 'discoveryUrl',
    flag: 'discovery-url',
    doc: 'where the discovery document is, when the issuer does not tell',
    example: 'https://acme.auth0.com/.well-known/openid-configuration',
  },

  {
    ...CONFLUENT,
    key: 'providerId',
    flag: 'provider-id',
    doc: "the id of Confluent's identity provider",
    example: 'op-a1b2',
  },
  {
    ...CONFLUENT,
    key: 'poolId',
    flag: 'pool-id',
    doc: 'the id of the identity pool, as the client sends it',
    example: 'pool-a1b2',
  },
  {
    ...CONFLUENT,
    key: 'confluentApiKey',
    flag: 'confluent-api-key',
    doc: 'a Cloud API key (not a cluster key)',
    example: 'CONFLUENT_CLOUD_API_KEY',
    forms: EVERY_FORM,
  },
  {
    ...CONFLUENT,
    key: 'confluentApiSecret',
    flag: 'confluent-api-secret',
    doc: 'the secret of that API key',
    example: 'CONFLUENT_CLOUD_API_SECRET',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...CONFLUENT,
    key: 'confluentApiUrl',
    flag: 'confluent-api-url',
    doc: "Confluent's API",
    example: 'https://api.confluent.cloud',
  },

  {
    ...CONSOLE,
    key: 'providerIssuer',
    flag: 'provider-issuer',
    doc: 'the issuer that the identity provider shows',
    example: 'https://acme.auth0.com/',
  },
  {
    ...CONSOLE,
    key: 'providerJwksUri',
    flag: 'provider-jwks-uri',
    doc: 'the JWKS URI that the identity provider shows',
    example: 'https://acme.auth0.com/.well-known/jwks.json',
  },
  {
    ...CONSOLE,
    key: 'providerKeys',
    flag: 'provider-keys',
    kind: 'list',
    doc: 'the key ids that Confluent holds',
    example: 'key-1,key-2',
  },
  {
    ...CONSOLE,
    key: 'poolFilter',
    flag: 'pool-filter',
    doc: 'the filter of the identity pool',
    example: 'claims.aud == "kafka"',
  },
  {
    ...CONSOLE,
    key: 'poolIdentityClaim',
    flag: 'pool-identity-claim',
    doc: 'the identity claim of the identity pool',
    example: 'claims.sub',
  },

  {
    ...BROKER,
    key: 'bootstrapServers',
    flag: 'bootstrap-server',
    kind: 'list',
    doc: 'the bootstrap server, as the client has it',
    example: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
  },
  {
    ...BROKER,
    key: 'logicalCluster',
    flag: 'logical-cluster',
    doc: 'the logical cluster, as the client sends it',
    example: 'lkc-a1b2',
  },
  {
    ...BROKER,
    key: 'extensions',
    flag: 'extension',
    kind: 'pairs',
    doc: 'a further SASL extension',
    example: 'name=value',
  },
  {
    ...BROKER,
    key: 'securityProtocol',
    flag: 'security-protocol',
    kind: 'choice',
    doc: "the client's security.protocol",
    example: 'SASL_SSL',
    choices: ['SASL_SSL', 'SASL_PLAINTEXT', 'SSL', 'PLAINTEXT'],
  },
  {
    ...BROKER,
    key: 'saslMechanism',
    flag: 'sasl-mechanism',
    doc: "the client's sasl.mechanism",
    example: 'OAUTHBEARER',
  },
  {
    ...BROKER,
    key: 'topics',
    flag: 'topic',
    kind: 'topics',
    doc: 'a topic and what the client does with it',
    example: 'orders:read',
  },
  {
    ...BROKER,
    key: 'groups',
    flag: 'group',
    kind: 'list',
    doc: 'a consumer group of the client',
    example: 'billing',
  },

  {
    ...RUN,
    key: 'ca',
    flag: 'ca',
    doc: 'certificates (PEM) to trust besides the public ones',
    example: 'ca.pem',
    forms: DOCUMENT,
  },
  {
    ...RUN,
    key: 'proxy',
    flag: 'proxy',
    doc: 'the HTTP proxy of the client',
    example: 'http://proxy.acme.example:3128',
    secret: true,
    forms: EVERY_FORM,
  },
  {
    ...RUN,
    key: 'timeout',
    flag: 'timeout',
    kind: 'duration',
    doc: 'the whole run ends within this time',
    example: '30s',
  },
  {
    ...RUN,
    key: 'connectTimeout',
    flag: 'connect-timeout',
    kind: 'duration',
    doc: 'each connection comes about within this time',
    example: '10s',
  },
  { ...RUN, key: 'ipv4', flag: 'ipv4', kind: 'switch', doc: 'use IPv4 addresses alone', example: 'true' },
  { ...RUN, key: 'ipv6', flag: 'ipv6', kind: 'switch', doc: 'use IPv6 addresses alone', example: 'true' },
  {
    ...RUN,
    key: 'allowHosts',
    flag: 'allow-host',
    kind: 'list',
    doc: 'a host that may be asked although the target does not name it',
    example: 'keys.acme.example',
  },
  {
    ...RUN,
    key: 'offline',
    flag: 'offline',
    kind: 'switch',
    doc: 'contact nobody; judge the given token and settings alone',
    example: 'true',
  },
  {
    ...RUN,
    key: 'experiments',
    flag: 'experiments',
    kind: 'switch',
    doc: 'confirm a cause by one more attempt',
    example: 'false',
  },
] as const satisfies readonly Setting[];

export type SettingKey = (typeof SETTINGS)[number]['key'];

/** One name under which a setting can be given: `clientSecretFile` is how `clientSecret` is given as a file. */
export interface Entry {
  readonly setting: Setting & { readonly key: SettingKey };
  readonly form: Form;
  readonly key: string;
  readonly flag: string;
  readonly variable: string;
}

const SUFFIX = { value: '', env: 'Env', file: 'File' } as const;
const entriesOf = (setting: Entry['setting']): readonly Entry[] =>
  (setting.forms ?? (['value'] as const)).map((form) => {
    const flag = form === 'value' ? setting.flag : `${setting.flag}-${form}`;
    return {
      setting,
      form,
      key: setting.key + SUFFIX[form],
      flag,
      variable: `OAUTHBEARER_${flag.toUpperCase().replaceAll('-', '_')}`,
    };
  });

export const ENTRIES: readonly Entry[] = SETTINGS.flatMap(entriesOf);

/** The flag as it is typed: a switch that is on by default is given by turning it off. */
export const flagOf = ({ setting, flag }: Entry): string =>
  setting.key === 'experiments' ? `no-${flag}` : flag;

/** Whether an entry holds a secret itself, and not where to find it. */
export const holdsSecret = ({ setting, form }: Entry): boolean => setting.secret === true && form === 'value';

/** How one gives a setting: on the command line, as an environment variable, in YAML. */
export type Manner = 'flag' | 'variable' | 'key';

/** An example, to be given as it stands; never one that gives the idea to write a secret down. */
export function exampleOf(entry: Entry, manner: Manner = 'flag'): string {
  const { setting } = entry;
  if (setting.kind === 'switch' && manner === 'flag') return `--${flagOf(entry)}`;
  const hidden = holdsSecret(entry) && setting.key !== 'proxy';
  const given = hidden
    ? ENTRIES.find((other) => other.setting === setting && other.form === hiddenForm(setting.example))!
    : entry;
  const value = given.form === 'env' ? setting.example.toUpperCase().replace(/\W/g, '_') : setting.example;
  switch (manner) {
    case 'flag':
      return `--${given.flag} ${shown(value)}`;
    case 'variable':
      return `${given.variable}=${shown(value)}`;
    case 'key':
      return setting.kind === 'pairs'
        ? `${given.key}: { ${value.replace('=', ': ')} }`
        : `${given.key}: ${value}`;
  }
}

const hiddenForm = (example: string): Form => (/^[A-Z_]+$/.test(example) ? 'env' : 'file');
const shown = (example: string): string => (/^[\w.:/=,@+-]+$/.test(example) ? example : `'${example}'`);
