import { AUDIENCE } from '../oidc-provider/_names.ts';

/** A typical name for an identity provider, which the tests' world resolves. */
export const KEYCLOAK_HOST = 'sso.acme.example';

export const REALM = 'acme';
/** A realm whose keys are rotated by a test. */
export const ROTATING_REALM = 'rotating';
/** A disabled realm. */
export const CLOSED_REALM = 'closed';

export const SECRET = 'the secret of all clients';

/** The clients, by what is special about each. */
export const KEYCLOAK_CLIENTS = {
  sound: 'orders-service',
  disabled: 'orders-disabled',
  withoutServiceAccount: 'orders-interactive',
  public: 'orders-public',
  /** Its service account's user was disabled. */
  lockedUser: 'orders-locked',
  /** Without the client scope `basic`, which adds `sub` since Keycloak 25. */
  withoutBasic: 'orders-without-basic',
  /** With the built-in client scopes, of which `roles` adds `account` to `aud`, and without an audience mapper. */
  withoutMapper: 'orders-without-mapper',
  /** Without those as well, so `aud` stays empty. */
  withoutAudience: 'orders-without-audience',
  /** Authenticates with an assertion (RFC 7523). */
  assertion: 'orders-assertion',
  /** Its tokens are signed with HS512. */
  symmetric: 'orders-symmetric',
  /** Its tokens are signed with ES256. */
  elliptic: 'orders-elliptic',
  /** Its tokens are signed with PS256, for which the realm creates a key with the first token. */
  fresh: 'orders-fresh',
  /** Its tokens are bound to its own key (RFC 9449). */
  bound: 'orders-bound',
  lightweight: 'orders-lightweight',
} as const;

const audienceMapper = {
  name: 'kafka',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.custom.audience': AUDIENCE, 'access.token.claim': 'true' },
};

const service = (clientId: string, more: object = {}) => ({
  clientId,
  secret: SECRET,
  enabled: true,
  publicClient: false,
  serviceAccountsEnabled: true,
  standardFlowEnabled: false,
  directAccessGrantsEnabled: false,
  protocolMappers: [audienceMapper],
  ...more,
});

const interactive = {
  serviceAccountsEnabled: false,
  standardFlowEnabled: true,
  redirectUris: ['https://orders.acme.example/'],
};

const C = KEYCLOAK_CLIENTS;

/** `RealmRepresentation`s, as in a realm export; anything else is Keycloak's default. */
export const REALMS: readonly object[] = [
  {
    realm: REALM,
    enabled: true,
    clients: [
      service(C.sound),
      service(C.disabled, { enabled: false }),
      service(C.withoutServiceAccount, interactive),
      service(C.public, { ...interactive, publicClient: true }),
      service(C.lockedUser),
      service(C.withoutBasic, { defaultClientScopes: ['profile', 'roles'] }),
      service(C.withoutMapper, { protocolMappers: [] }),
      service(C.withoutAudience, { protocolMappers: [], defaultClientScopes: ['basic'] }),
      service(C.assertion, { clientAuthenticatorType: 'client-jwt' }),
      service(C.symmetric, { attributes: { 'access.token.signed.response.alg': 'HS512' } }),
      service(C.elliptic, { attributes: { 'access.token.signed.response.alg': 'ES256' } }),
      service(C.fresh, { attributes: { 'access.token.signed.response.alg': 'PS256' } }),
      service(C.bound, { attributes: { 'dpop.bound.access.tokens': 'true' } }),
      service(C.lightweight, { attributes: { 'client.use.lightweight.access.token.enabled': 'true' } }),
    ],
    users: [
      { username: `service-account-${C.lockedUser}`, enabled: false, serviceAccountClientId: C.lockedUser },
    ],
  },
  { realm: ROTATING_REALM, enabled: true, clients: [service(C.sound)] },
  { realm: CLOSED_REALM, enabled: false, clients: [service(C.sound)] },
];
