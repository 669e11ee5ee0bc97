import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';
import type { Context, ResourceServer, StructuredToken } from 'oidc-provider';
import { selfSigned, type Authority, type Leaf } from '../../../src/lab/certificates.ts';
import { AUDIENCE, CLIENT_SECRET, CLIENTS, IDP_HOST, LATER, RESOURCES } from './_names.ts';

const DAY = 86_400;
const LIFETIME = 3600;
const BRIEF_LIFETIME = 30;

/** How many tokens there were for each resource. */
const issued = new Map<string, number>();
const isLater = (resource: string): boolean => (issued.get(resource) ?? 0) > 0;
const isBrief = (resource: string): boolean => resource === RESOURCES.brief || resource in LATER;

export interface OidcProvider {
  /** `https://login.acme.example:<port>` */
  readonly issuer: string;
  /** The same for programs that use the machine's own resolver. */
  readonly local: string;
  readonly credentials: Credentials;
  /** From now on signs with a new key, and still publishes the old one. */
  readonly rotate: () => Promise<void>;
  readonly close: () => void;
}

/** Its clients' credentials other than a secret; PEM. */
export interface Credentials {
  readonly assertionKey: string;
  /** From a pair that the client has not registered. */
  readonly otherKey: string;
  readonly certificate: Leaf;
  /** From the same authority, with another name. */
  readonly otherCertificate: Leaf;
  readonly selfSigned: Leaf;
}

/** The OpenID-certified `oidc-provider`, on loopback. */
export async function startOidcProvider(authority: Authority, certificate: Leaf): Promise<OidcProvider> {
  const { default: Provider, errors } = await import('oidc-provider');
  let answer: RequestListener = () => undefined;
  const server = createServer(
    // RFC 8705: clients without a certificate can still use the other endpoints.
    {
      key: certificate.key,
      cert: certificate.cert,
      requestCert: true,
      rejectUnauthorized: false,
      ca: authority.root,
    },
    (request, response) => {
      answer(request, response);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `https://${IDP_HOST}:${port}`;

  const { credentials, clients } = await register(authority);
  const keys: JWK[] = [];
  const rotate = async (): Promise<void> => {
    keys.unshift(await newKey(`key-${keys.length + 1}`));
    const resourceServer = resourceServerOf(keys[0]!.kid!, () => new errors.InvalidTarget());
    answer = new Provider(issuer, configuration(keys, clients, resourceServer)).callback();
  };
  await rotate();
  return {
    issuer,
    local: `https://localhost:${port}`,
    credentials,
    rotate,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function newKey(kid: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

/** The clients and their credentials. */
async function register(authority: Authority) {
  const [own, other] = await Promise.all([0, 1].map(() => generateKeyPair('RS256', { extractable: true })));
  const credentials: Credentials = {
    assertionKey: await exportPKCS8(own!.privateKey),
    otherKey: await exportPKCS8(other!.privateKey),
    certificate: await authority.leaf({ names: [CLIENTS.certificate], extendedKeyUsage: 'client' }),
    otherCertificate: await authority.leaf({ names: ['payroll-service'], extendedKeyUsage: 'client' }),
    selfSigned: await selfSigned([CLIENTS.selfSigned]),
  };
  const client = (client_id: string, token_endpoint_auth_method: string, more: object) => ({
    client_id,
    token_endpoint_auth_method,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    ...more,
  });
  return {
    credentials,
    clients: [
      client(CLIENTS.post, 'client_secret_post', { client_secret: CLIENT_SECRET }),
      client(CLIENTS.basic, 'client_secret_basic', { client_secret: CLIENT_SECRET }),
      client(CLIENTS.assertion, 'private_key_jwt', { jwks: { keys: [await exportJWK(own!.publicKey)] } }),
      client(CLIENTS.certificate, 'tls_client_auth', {
        tls_client_auth_subject_dn: `CN=${CLIENTS.certificate}`,
      }),
      client(CLIENTS.selfSigned, 'self_signed_tls_client_auth', {
        jwks: { keys: [keyOf(credentials.selfSigned)] },
      }),
    ],
  };
}

/** RFC 8705 section 2.2: a key of the client's set carries its certificate. */
function keyOf({ cert }: Leaf): JWK {
  const { publicKey, raw } = new X509Certificate(cert);
  return {
    ...(publicKey.export({ format: 'jwk' }) as JWK),
    x5c: [raw.toString('base64')],
    'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
  };
}

/** The token for a resource; RFC 8707 section 2 calls the refusal `invalid_target`. */
const resourceServerOf =
  (kid: string, invalidTarget: () => Error) =>
  (_: unknown, name: string): ResourceServer => {
    const resource = (isLater(name) && LATER[name]) || name;
    if (!Object.values<string>(RESOURCES).includes(resource) || resource === RESOURCES.unknown)
      throw invalidTarget();
    const secret = { alg: 'HS256', key: randomBytes(32) };
    return {
      scope: '',
      audience: resource === RESOURCES.billing ? RESOURCES.billing : AUDIENCE,
      accessTokenTTL: isBrief(name) ? BRIEF_LIFETIME : LIFETIME,
      accessTokenFormat: resource === RESOURCES.opaque ? 'opaque' : 'jwt',
      jwt: { sign: resource === RESOURCES.symmetric ? secret : { alg: 'RS256', kid } },
    };
  };

/** Changes the claims like a wrong configuration would. */
function bend(name: string | undefined, payload: Record<string, unknown>): void {
  const resource = name !== undefined && isLater(name) ? (LATER[name] ?? name) : name;
  const shift = (days: number, ...names: readonly string[]): void => {
    for (const name of names) payload[name] = Number(payload[name] ?? payload['iat']) + days * DAY;
  };
  if (resource === RESOURCES.yesterday) shift(-1, 'iat', 'exp');
  if (resource === RESOURCES.tomorrow) shift(1, 'nbf', 'exp');
  if (resource === RESOURCES.nobody) delete payload['sub'];
  if (resource === RESOURCES.pods) payload['sub'] = `pod-${issued.get(resource) ?? 0}`;
  if (name !== undefined) issued.set(name, (issued.get(name) ?? 0) + 1);
}

const configuration = (keys: readonly JWK[], clients: readonly object[], getResourceServerInfo: unknown) => ({
  clients,
  jwks: { keys: [...keys] },
  cookies: { keys: ['tests need no cookies'] },
  ttl: { ClientCredentials: LIFETIME },
  clientAuthMethods: [
    'client_secret_basic',
    'client_secret_post',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
  ],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    mTLS: {
      enabled: true,
      tlsClientAuth: true,
      selfSignedTlsClientAuth: true,
      getCertificate: ({ socket }: Context) => socket.getPeerX509Certificate(),
      certificateAuthorized: ({ socket }: Context) => socket.authorized,
      certificateSubjectMatches: ({ socket }: Context, _: string, expected: string) =>
        socket.getPeerX509Certificate()?.subject === expected,
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCES.kafka,
      useGrantedResource: () => true,
      getResourceServerInfo,
    },
  },
  formats: {
    customizers: {
      jwt: (
        _: unknown,
        token: { resourceServer?: { identifier: () => string } },
        { payload }: StructuredToken,
      ) => bend(token.resourceServer?.identifier(), payload),
    },
  },
});
