import type { GateId } from '../../src/evidence/gate.ts';
import { isExampleTenant } from '../../src/spelling/example-tenant.ts';

/** The content of a sound file, as far as planting faults needs it. */
export interface Said {
  readonly text: string;
  /** By the settings' names in YAML; lists unchanged. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly host: string;
}

/** A file with one planted fault. */
export interface Planted {
  readonly text: string;
  /** The index in the text where the fault begins; undefined if several places are equally good. */
  readonly at?: number;
}

export interface Fault {
  readonly id: string;
  /** Any of these is correct. */
  readonly causes: readonly GateId[];
  /** Undefined if the file's dialect cannot have the fault, or has it in several places. */
  readonly plant: (said: Said) => Planted | undefined;
}

const indexOfOnly = (text: string, piece: string): number => {
  const index = text.indexOf(piece);
  return index < 0 || text.includes(piece, index + 1) ? -1 : index;
};

/** Replaces a text that occurs exactly once. */
function replaced(text: string, piece: string, by: string): Planted | undefined {
  const at = piece === '' ? -1 : indexOfOnly(text, piece);
  return at < 0 ? undefined : { text: text.slice(0, at) + by + text.slice(at + piece.length), at };
}

/** Whether the client signs in with OAUTHBEARER: for other clients, OAuth settings are not judged. */
const isOauth = ({ settings }: Said): boolean =>
  /^"oauthbearer"$/i.test(JSON.stringify(settings['saslMechanism'] ?? 'OAUTHBEARER'));

/** A setting's value, if it occurs exactly once in the file. */
const valueOf =
  (key: string, change: (value: string, said: Said) => string | undefined) =>
  (said: Said): Planted | undefined => {
    const value = said.settings[key];
    const by = typeof value === 'string' && isOauth(said) ? change(value, said) : undefined;
    return typeof value !== 'string' || by === undefined ? undefined : replaced(said.text, value, by);
  };

/** Replaces a whole word. */
const wordOf =
  (word: RegExp, by: string, needs = /^/) =>
  ({ text }: Said): Planted | undefined => {
    if (!needs.test(text)) return undefined;
    const found = [...text.matchAll(new RegExp(word, 'gm'))];
    const [only] = found;
    return only === undefined || found.length > 1
      ? undefined
      : { text: text.slice(0, only.index) + by + text.slice(only.index + only[0].length), at: only.index };
  };

const anywhere =
  (plant: Fault['plant']) =>
  (said: Said): Planted | undefined => {
    const planted = plant(said);
    return planted === undefined ? undefined : { text: planted.text };
  };

const https = (url: string): boolean => url.startsWith('https://');
const isCloud = ({ settings }: Said): boolean =>
  JSON.stringify(settings['bootstrapServers'] ?? '').includes('.confluent.cloud');

/** For a client whose token URL is in the file. */
const withTokenUrl =
  (plant: Fault['plant']) =>
  (said: Said): Planted | undefined =>
    said.settings['tokenEndpoint'] === undefined ? undefined : plant(said);

/** For a client of Confluent Cloud, where some settings have only one correct value; other sign-ins are not judged. */
const onCloud =
  (plant: Fault['plant']) =>
  (said: Said): Planted | undefined =>
    isCloud(said) && isOauth(said) ? plant(said) : undefined;

/** For a client whose secret is in the file, or in a variable that the file names. */
const withSecret =
  (plant: Fault['plant']) =>
  (said: Said): Planted | undefined =>
    said.settings['clientSecret'] === undefined && said.settings['clientSecretEnv'] === undefined
      ? undefined
      : plant(said);

/** Removes a line that says nothing else. */
const lineOf =
  (line: RegExp) =>
  (said: Said): Planted | undefined => {
    const found = line.exec(said.text)?.[0] ?? '';
    return (found.match(/sasl[._]/gi) ?? []).length === 1 ? wordOf(line, '')(said) : undefined;
  };

/** Faults from practice, one of each kind. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'token URL is the discovery document',
    causes: ['config/token-url-is-issuer-or-discovery'],
    plant: valueOf('tokenEndpoint', (url) =>
      https(url) ? `${new URL(url).origin}/.well-known/openid-configuration` : undefined,
    ),
  },
  {
    id: 'token URL with http',
    causes: ['config/token-url-http'],
    plant: valueOf('tokenEndpoint', (url) => (https(url) ? url.replace('https:', 'http:') : undefined)),
  },
  {
    id: 'token URL without a scheme',
    causes: ['config/token-url-no-scheme'],
    plant: valueOf('tokenEndpoint', (url) => (https(url) ? url.replace('https://', '') : undefined)),
  },
  {
    id: 'token URL is a placeholder',
    causes: ['config/unresolved-placeholder'],
    plant: valueOf('tokenEndpoint', (url) => (https(url) ? 'https://YOUR_DOMAIN/oauth/token' : undefined)),
  },
  {
    id: 'token URL of version 1 of Entra',
    causes: ['config/token-url-wrong-version'],
    plant: valueOf('tokenEndpoint', (url, { settings }) =>
      url.endsWith('/oauth2/v2.0/token') && JSON.stringify(settings['scope'] ?? '').includes('/.default')
        ? url.replace('/oauth2/v2.0/token', '/oauth2/token')
        : undefined,
    ),
  },
  {
    id: 'bootstrap server with https',
    causes: [
      'config/bootstrap-scheme-prefix',
      'config/bootstrap-is-rest-endpoint',
      'config/bootstrap-is-host-and-port',
    ],
    plant: valueOf('bootstrapServers', (servers, said) => (isCloud(said) ? `https://${servers}` : undefined)),
  },
  {
    id: 'bootstrap server is the REST endpoint',
    causes: ['config/bootstrap-is-rest-endpoint', 'config/bootstrap-is-host-and-port'],
    plant: valueOf('bootstrapServers', (servers, said) =>
      isCloud(said) && !servers.includes(',') ? `https://${servers.replace(/:\d+$/, ':443')}` : undefined,
    ),
  },
  {
    id: 'bootstrap server with another port',
    causes: ['config/bootstrap-wrong-port'],
    plant: valueOf('bootstrapServers', (servers, said) =>
      isCloud(said) && !servers.includes(',') ? servers.replace(/:\d+$/, ':8081') : undefined,
    ),
  },
  {
    id: 'logicalCluster of a Schema Registry',
    causes: ['config/logical-cluster-is-sr'],
    plant: valueOf('logicalCluster', (id) =>
      id.startsWith('lkc-') ? id.replace('lkc-', 'lsrc-') : undefined,
    ),
  },
  {
    id: 'extension with an underscore',
    causes: ['config/extension-key-underscore'],
    plant: wordOf(
      /(?<=extension_|["'=\s,{]|^)logicalCluster(?=["']?\s*(?:=|:|->|=>|,\s*["']lkc))/m,
      'logical_cluster',
    ),
  },
  {
    id: 'JAAS option without extension_',
    causes: ['config/extension-missing-cluster', 'config/extension-prefix-misuse'],
    plant: onCloud(
      anywhere(wordOf(/extension_logicalCluster(?==)/, 'logicalCluster', /OAuthBearerLoginModule/)),
    ),
  },
  {
    id: 'librdkafka extension with extension_',
    causes: ['config/extension-prefix-misuse', 'config/extension-key-underscore'],
    plant: anywhere(
      wordOf(/(?<!extension_)logicalCluster(?==lkc)/, 'extension_logicalCluster', /extensions/i),
    ),
  },
  {
    id: 'client id is a placeholder',
    causes: ['config/unresolved-placeholder'],
    plant: valueOf('clientId', () => 'YOUR_CLIENT_ID'),
  },
  {
    id: 'client id is the name of an application',
    causes: ['config/client-id-is-app-name'],
    // Okta permits ids of one's own, and an example's id is whatever its author typed.
    plant: valueOf('clientId', (_, { host, settings }) =>
      /\.auth0\.com$|microsoftonline/.test(host) && !isExampleTenant(String(settings['tokenEndpoint']))
        ? 'orders-service'
        : undefined,
    ),
  },
  {
    id: 'client secret is a placeholder',
    causes: ['config/unresolved-placeholder'],
    plant: valueOf('clientSecret', (secret) => (/[${]/.test(secret) ? undefined : 'YOUR_CLIENT_SECRET')),
  },
  {
    id: 'client secret is the id of one',
    causes: ['config/secret-id-not-value'],
    plant: valueOf('clientSecret', (secret, { host }) =>
      host.includes('microsoftonline') && !/[${]/.test(secret)
        ? '5b1a3f0e-7a1d-4c62-9a51-2f1a9a0c4e77'
        : undefined,
    ),
  },
  {
    id: 'mechanism PLAIN with settings of OAuth',
    causes: ['config/mechanism-not-oauthbearer'],
    plant: withTokenUrl(wordOf(/\bOAUTHBEARER\b/, 'PLAIN')),
  },
  {
    id: 'mechanism is misspelt',
    causes: ['config/mechanism-not-oauthbearer'],
    plant: withTokenUrl(wordOf(/\bOAUTHBEARER\b/, 'OAUTH_BEARER')),
  },
  {
    id: 'protocol without TLS',
    causes: ['config/security-protocol'],
    plant: onCloud(wordOf(/\bSASL_SSL\b/, 'SASL_PLAINTEXT')),
  },
  {
    id: 'protocol without SASL',
    causes: ['config/security-protocol'],
    plant: onCloud(wordOf(/\bSASL_SSL\b/, 'SSL')),
  },
  {
    id: 'method of librdkafka is default',
    causes: ['config/method-not-oidc'],
    plant: wordOf(/(?<=sasl[._]oauthbearer[._]method["'\s:=,]{1,6})oidc\b/i, 'default'),
  },
  {
    id: 'name of the token URL is misspelt',
    causes: ['config/property-unknown'],
    plant: wordOf(/sasl\.oauthbearer\.token\.endpoint\.url/, 'sasl.oauthbearer.token.endpont.url'),
  },
  {
    id: 'handler class of the broker',
    causes: ['config/callback-handler-class'],
    plant: wordOf(
      /(?<=[\s"':=,>])(?<!\bimport )org\.apache\.kafka\.common\.security\.oauthbearer\.OAuthBearerLoginCallbackHandler\b/,
      'org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler',
    ),
  },
  {
    id: 'login module is misspelt',
    causes: ['config/login-module'],
    plant: anywhere(
      wordOf(
        /\borg\.apache\.kafka\.common\.security\.oauthbearer\.OAuthBearerLoginModule\b/,
        'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModul',
      ),
    ),
  },
  {
    id: 'JAAS string without its semicolon',
    causes: ['config/jaas-quoting'],
    plant: anywhere(
      wordOf(/;(?=["']{0,3}[,)]?\s*$)/m, '', /OAuthBearerLoginModule required [^\n]*;["']{0,3}[,)]?\s*$/m),
    ),
  },
  {
    id: 'scope of Entra without .default',
    causes: ['config/scope-not-default'],
    plant: valueOf('scope', (scope, { host }) =>
      host.includes('microsoftonline') && scope.endsWith('/.default')
        ? scope.replace('/.default', '')
        : undefined,
    ),
  },
  {
    id: 'method of librdkafka is missing',
    causes: ['config/method-not-oidc'],
    plant: onCloud(
      withTokenUrl(
        anywhere(
          withSecret(
            lineOf(/(?<![^\n])[^\n]*\bsasl[._]oauthbearer[._]method\b["'\s:=,>-]{1,8}oidc\b[^\n]*\n/i),
          ),
        ),
      ),
    ),
  },
  {
    id: 'cluster is missing in the JAAS string',
    causes: ['config/extension-missing-cluster'],
    plant: onCloud(
      anywhere(
        wordOf(
          /(?<=[^\s\\])[ \t]+extension_logicalCluster=(\\?["'])lkc-\w+\1(?=[ \t;])/,
          '',
          /OAuthBearerLoginModule/,
        ),
      ),
    ),
  },
  {
    id: 'cluster is missing in the extensions of librdkafka',
    causes: ['config/extension-missing-cluster'],
    plant: onCloud(
      anywhere(wordOf(/(?<![\w_])logicalCluster=lkc-\w+,(?=identityPoolId=)/, '', /extensions/i)),
    ),
  },
  {
    id: 'login module is shaded, and its handler is not',
    causes: ['config/callback-handler-class', 'config/login-module'],
    plant: anywhere(
      wordOf(
        /(?<![\w.])org\.apache\.kafka\.common\.security\.oauthbearer\.OAuthBearerLoginModule\b/,
        'kafkashaded.org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule',
        /(?<![\w.])org\.apache\.kafka\.common\.security\.oauthbearer\.OAuthBearerLoginCallbackHandler\b/,
      ),
    ),
  },
  {
    id: 'provider of kafkajs without extensions',
    causes: ['config/extension-missing-cluster'],
    plant: onCloud(
      anywhere(
        wordOf(
          /,\s*extensions: \{[^{}]*logicalCluster[^{}]*\}/,
          '',
          /oauthBearerProvider(?![^]*const \w*extensions\b)/i,
        ),
      ),
    ),
  },
];
