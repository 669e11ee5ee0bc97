import { inject } from 'vitest';
import { Secret, type Target } from '../../../src/settings/target.ts';
import { keycloakClient } from '../_client.ts';
import { encounters, type Encounter } from '../_witness.ts';
import { CLOSED_REALM, KEYCLOAK_CLIENTS as C, REALM } from './_realm.ts';

const client =
  (clientId: string, patch: Partial<Target> = {}) =>
  (): Target => ({ ...keycloakClient(clientId), ...patch });

/** The token endpoint is not the realm's. */
const askedAt = (change: (url: string) => string) => (): Target => {
  const target = keycloakClient();
  return { ...target, tokenEndpoint: change(target.tokenEndpoint!) };
};

/** The other side's configuration; there is no broker to ask. */
const registered = (change: (console: Target['console']) => Partial<Target['console']>) => (): Target => {
  const target = keycloakClient();
  return { ...target, bootstrapServers: [], console: { ...target.console, ...change(target.console) } };
};

/** The broker permits these topics and groups only to others. */
const NOTHING_WANTED: Partial<Target> = { topics: [], groups: [] };

const healthy = { verdict: 'healthy', causes: [] } as const;
const ill = (...causes: readonly string[]) => ({ verdict: 'unhealthy', causes }) as const;

const refused: readonly Encounter[] = [
  {
    name: 'wrong-secret',
    story: 'whose secret is wrong',
    target: client(C.sound, { clientSecret: new Secret('of yesterday') }),
    ...ill('token/wrong-secret'),
  },
  {
    name: 'wrong-secret-basic',
    story: 'whose secret in a Basic header is wrong',
    target: client(C.sound, { clientSecret: new Secret('of yesterday'), clientAuth: 'client_secret_basic' }),
    ...ill('token/wrong-secret'),
    notices: ['config/secret-urlencoding'],
  },
  {
    name: 'secret-newline',
    story: 'whose secret ends in a newline',
    target: client(C.sound, { clientSecret: new Secret(`${keycloakClient().clientSecret!.reveal()}\n`) }),
    ...ill('config/secret-surrounding-whitespace'),
  },
  {
    name: 'unknown-client',
    story: 'that nobody registered',
    target: client('orders-servcie'),
    ...ill('token/unknown-client'),
  },
  {
    name: 'client-disabled',
    story: 'that was disabled, which Keycloak words as it does an unknown one',
    target: client(C.disabled),
    ...ill('token/unknown-client'),
  },
  {
    name: 'service-account-off',
    story: 'that has no service account',
    target: client(C.withoutServiceAccount),
    ...ill('token/grant-not-enabled'),
  },
  {
    name: 'public-client',
    story: 'that is public',
    target: client(C.public),
    ...ill('token/grant-not-enabled'),
  },
  {
    name: 'service-user-disabled',
    story: "whose service account's user was disabled",
    target: client(C.lockedUser),
    ...ill('token/client-disabled'),
  },
  {
    name: 'realm-wrong',
    story: 'that asks in a realm that does not exist',
    target: askedAt((url) => url.replace(`/${REALM}/`, '/acme-prod/')),
    ...ill('token/tenant-wrong'),
  },
  {
    name: 'realm-case',
    story: 'that writes its realm with a capital letter',
    target: askedAt((url) => url.replace(`/${REALM}/`, '/Acme/')),
    ...ill('token/tenant-wrong'),
  },
  {
    name: 'realm-disabled',
    story: 'whose realm was disabled',
    target: () => keycloakClient(C.sound, CLOSED_REALM),
    ...ill('token/tenant-wrong'),
  },
  {
    name: 'auth-prefix',
    story: 'that asks where Keycloak was before version 17',
    target: askedAt((url) => url.replace('/realms/', '/auth/realms/')),
    ...ill('token/endpoint-not-found'),
  },
  {
    name: 'path-wrong',
    story: 'that misspells the token endpoint',
    target: askedAt((url) => url.replace(/token$/, 'tokens')),
    ...ill('token/endpoint-not-found'),
  },
  {
    name: 'path-slash',
    story: 'that writes a slash after the token endpoint, which Keycloak overlooks',
    target: askedAt((url) => `${url}/`),
    ...healthy,
  },
  {
    name: 'path-issuer',
    story: 'that asks the issuer for a token',
    target: askedAt((url) => url.replace(/\/protocol.*$/, '')),
    ...ill('config/token-url-is-issuer-or-discovery'),
  },
  {
    name: 'path-discovery',
    story: 'that asks the discovery document for a token',
    target: askedAt((url) => url.replace(/\/protocol.*$/, '/.well-known/openid-configuration')),
    ...ill('config/token-url-is-issuer-or-discovery'),
  },
  {
    name: 'scope-unknown',
    story: 'that asks for a scope that the realm does not have',
    target: client(C.sound, { scope: 'kafka:read' }),
    ...ill('token/scope-unknown'),
  },
  {
    name: 'assertion-wanted',
    story: 'that has to sign an assertion, and sends a secret',
    target: client(C.assertion),
    ...ill('token/assertion-required'),
  },
  {
    name: 'dpop-wanted',
    story: 'whose tokens are to be bound to its key',
    target: client(C.bound),
    ...ill('token/dpop-required'),
  },
];

const issued: readonly Encounter[] = [
  { name: 'sound', story: 'that is well', target: client(C.sound), ...healthy },
  {
    name: 'sound-basic',
    story: 'that is well, and sends its secret in a Basic header',
    target: client(C.sound, { clientAuth: 'client_secret_basic' }),
    ...healthy,
    notices: ['config/secret-urlencoding'],
  },
  {
    name: 'lightweight',
    story: 'whose tokens are lightweight',
    target: client(C.lightweight),
    ...ill('jwt/aud-missing'),
  },
  {
    name: 'without-basic',
    story: 'without the client scope basic, whose tokens have a sub all the same',
    target: client(C.withoutBasic, NOTHING_WANTED),
    ...healthy,
  },
  {
    name: 'audience-of-account',
    story: 'without an audience mapper: its tokens are for account',
    target: client(C.withoutMapper),
    ...ill('jwt/aud-wrong'),
  },
  {
    name: 'audience-missing',
    story: 'without an audience mapper and the roles scope: its tokens are for nobody',
    target: client(C.withoutAudience),
    ...ill('jwt/aud-missing'),
  },
  {
    name: 'symmetric',
    story: 'whose tokens are signed with HS512',
    target: client(C.symmetric),
    ...ill('jwt/alg-hs256'),
  },
  {
    name: 'elliptic',
    story: 'whose tokens are signed with ES256, which Apache Kafka takes',
    target: client(C.elliptic, NOTHING_WANTED),
    ...healthy,
  },
  {
    name: 'fresh-key',
    story: 'whose token is signed with a key that Keycloak makes for it, which nobody else has heard of',
    target: () => ({ ...keycloakClient(C.fresh), bootstrapServers: [] }),
    ...ill('jwks/kid-not-in-confluent-cache'),
  },
  {
    name: 'issuer-slash',
    story: 'whose issuer was written down with a slash',
    target: registered(({ issuer }) => ({ issuer: `${issuer}/` })),
    ...ill('jwt/iss-trailing-slash'),
  },
  {
    name: 'issuer-auth-prefix',
    story: 'whose issuer was written down as before version 17',
    target: registered(({ issuer }) => ({ issuer: issuer!.replace('/realms/', '/auth/realms/') })),
    ...ill('jwt/iss-keycloak-auth-prefix'),
  },
  {
    name: 'old-keys',
    story: 'whose keys the other side does not have',
    target: registered(() => ({ keys: inject('peers').oidc.keys })),
    ...ill('jwks/kid-not-in-confluent-cache'),
  },
];

encounters('Keycloak', [...refused, ...issued]);
