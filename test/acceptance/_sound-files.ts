/** Client files without any fault, however odd they look. */
export interface Sound {
  readonly url?: string;
  readonly id?: string;
  readonly scope?: string;
  readonly secret?: string;
  readonly bootstrap?: string;
  readonly handler?: string;
  /** In Java's notation. */
  readonly extensions?: string;
}

export const BOOTSTRAP = 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092';
export const MODULE = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule';
export const HANDLER = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler';
export const OLD_HANDLER =
  'org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler';

const GUID = 'b1a2c3d4-1111-4222-8333-abcdefabcdef';
const TENANT = '8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f';

/** The values that each product issues, as its documentation shows them. */
export const PROVIDERS: Readonly<Record<string, Required<Pick<Sound, 'url' | 'id'>> & Sound>> = {
  Auth0: { url: 'https://acme.eu.auth0.com/oauth/token', id: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ' },
  'Auth0 at a domain of its own': {
    url: 'https://login.acme.com/oauth/token',
    id: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
  },
  "Okta's org server": { url: 'https://acme.okta.com/oauth2/v1/token', id: '0oa1gjh63g214q0Hq0g4' },
  "Okta's custom server": {
    url: 'https://acme.oktapreview.com/oauth2/ausdf1gjh63g214q0Hq0/v1/token',
    id: '0oa1gjh63g214q0Hq0g4',
    scope: 'kafka:produce kafka:consume',
  },
  'Entra ID': {
    url: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    id: GUID,
    scope: `api://${GUID}/.default`,
    secret: 'Xyz8Q~abcdefGHIJKLmnopqrstUVWX.yz_12345-',
  },
  'Entra ID for the US Government': {
    url: `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token`,
    id: GUID,
    scope: 'https://kafka.acme.com/.default',
  },
  'Entra ID in China': {
    url: 'https://login.partner.microsoftonline.cn/acme.cn/oauth2/v2.0/token',
    id: GUID,
    scope: `${GUID}/.default`,
  },
  'Entra External ID': {
    url: `https://acme.ciamlogin.com/${TENANT}/oauth2/v2.0/token`,
    id: GUID,
    scope: 'api://kafka/.default',
  },
  Keycloak: {
    url: 'https://sso.acme.com/realms/kafka/protocol/openid-connect/token',
    id: 'orders-service',
  },
  'an old Keycloak': {
    url: 'https://sso.acme.com:8443/auth/realms/kafka-prod/protocol/openid-connect/token',
    id: 'orders@acme.com',
  },
  PingOne: { url: `https://auth.pingone.eu/${TENANT}/as/token`, id: GUID, scope: 'kafka' },
  PingFederate: { url: 'https://sso.acme.com:9031/as/token.oauth2', id: 'kafka-cc' },
  Google: {
    url: 'https://oauth2.googleapis.com/token',
    id: '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com',
  },
  Cognito: {
    url: 'https://acme.auth.us-east-1.amazoncognito.com/oauth2/token',
    id: '1h57kf5cpq17m0eml12example',
    scope: 'kafka/read',
  },
  'AD FS': { url: 'https://adfs.acme.com/adfs/oauth2/token/', id: GUID },
  'something written with Django': { url: 'https://auth.acme.com/application/o/token/', id: 'kafka' },
  'an Oracle identity domain': {
    url: 'https://idcs-0123456789abcdef.identity.oraclecloud.com/oauth2/v1/token',
    id: '0123456789abcdef0123456789abcdef',
  },
  Hydra: { url: 'https://hydra.acme.com/oauth2/token', id: GUID },
  'an identity provider that nobody knows': { url: 'https://tokens.acme.net:8444/api/v1/issue', id: 'k1' },
};

const UNKNOWN = PROVIDERS['an identity provider that nobody knows']!;
const SECRET = 'Zt5nqVw8sLrPxKy2MdJc7HbGfAe4Qu';

const POOL = 'extension_logicalCluster="lkc-a1b2c3" extension_identityPoolId="pool-a1b2"';

export const java = ({ url, id, scope, secret, bootstrap, handler, extensions }: Sound): string =>
  `bootstrap.servers=${bootstrap ?? BOOTSTRAP}
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=${handler ?? HANDLER}
sasl.oauthbearer.token.endpoint.url=${url ?? UNKNOWN.url}
sasl.jaas.config=${MODULE} required clientId="${id ?? UNKNOWN.id}" clientSecret="${secret ?? SECRET}" ${scope === undefined ? '' : `scope="${scope}" `}${extensions ?? POOL};
`;

export const librdkafka = ({ url, id, scope, secret, bootstrap }: Sound): string =>
  `bootstrap.servers=${bootstrap ?? BOOTSTRAP}
security.protocol=SASL_SSL
sasl.mechanisms=OAUTHBEARER
sasl.oauthbearer.method=oidc
sasl.oauthbearer.token.endpoint.url=${url ?? UNKNOWN.url}
sasl.oauthbearer.client.id=${id ?? UNKNOWN.id}
sasl.oauthbearer.client.secret=${secret ?? SECRET}
${scope === undefined ? '' : `sasl.oauthbearer.scope=${scope}\n`}sasl.oauthbearer.extensions=logicalCluster=lkc-a1b2c3,identityPoolId=pool-a1b2
`;

export const JSON_LIBRDKAFKA = (secret: string): string =>
  JSON.stringify(
    Object.fromEntries(
      librdkafka({ secret })
        .trimEnd()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
    null,
    2,
  );

/** Every character that needs no escape in any of these files, and lengths from 8 to 200. */
export const SECRETS: readonly string[] = [
  ...[...'!#$&()*,-./:;<=>?@[]^_`{|}~'].map((mark) => `aB3${mark}dEfgh12KlmNop${mark}Q`),
  's3cr3t!!',
  'a'.repeat(200),
  'deadbeefdeadbeefdeadbeefdeadbeef',
  '8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f',
  'Pa$$w0rd',
  '{cipher}abcdefgh',
];
