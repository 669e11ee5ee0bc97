import { inject } from 'vitest';
import { machine, type World } from '../../src/probes/world.ts';
import { Secret, type Target } from '../../src/settings/target.ts';
import { ask } from './_https.ts';
import { KEYCLOAK_CLIENTS, KEYCLOAK_HOST, REALM, SECRET } from './keycloak/_realm.ts';
import { AUDIENCE, CLIENT_SECRET, CLIENTS, IDP_HOST } from './oidc-provider/_names.ts';

const COMMON = {
  clientAuth: 'client_secret_post',
  params: {},
  confluentApiUrl: 'https://api.confluent.cloud',
  extensions: {},
  securityProtocol: 'SASL_SSL',
  saslMechanism: 'OAUTHBEARER',
  topics: [{ name: 'orders', wanted: 'read' }],
  groups: ['billing'],
  timeoutMs: 60_000,
  connectTimeoutMs: 20_000,
  family: 0,
  allowHosts: [],
  offline: false,
  experiments: true,
} as const;

/**
 * A correctly configured client of oidc-provider, with the other side's values as if read in a console: Apache Kafka
 * has no control plane to ask.
 */
export function soundClient(): Target {
  const { listeners, ca, oidc } = inject('peers');
  return {
    ...COMMON,
    name: CLIENTS.post,
    tokenEndpoint: `${oidc.issuer}/token`,
    clientId: CLIENTS.post,
    clientSecret: new Secret(CLIENT_SECRET),
    console: {
      issuer: oidc.issuer,
      jwksUri: `${oidc.issuer}/jwks`,
      keys: oidc.keys,
      poolFilter: `claims.aud == "${AUDIENCE}"`,
    },
    bootstrapServers: [listeners.sound],
    ca,
  };
}

/** A correctly configured client of Keycloak. */
export function keycloakClient(clientId: string = KEYCLOAK_CLIENTS.sound, realm = REALM): Target {
  const { listeners, ca, keycloak } = inject('peers');
  const issuer = `${keycloak.origin}/realms/${realm}`;
  return {
    ...COMMON,
    name: clientId,
    tokenEndpoint: `${issuer}/protocol/openid-connect/token`,
    clientId,
    clientSecret: new Secret(SECRET),
    console: {
      issuer,
      jwksUri: `${issuer}/protocol/openid-connect/certs`,
      keys: keycloak.keys,
      poolFilter: `'${AUDIENCE}' in claims.aud`,
    },
    bootstrapServers: [listeners.keycloak],
    ca,
  };
}

/** A target without some of its settings. */
export function without<K extends keyof Target>(target: Target, ...names: readonly K[]): Omit<Target, K> {
  const kept = Object.entries(target).filter(([name]) => !names.includes(name as K));
  return Object.fromEntries(kept) as unknown as Omit<Target, K>;
}

/** Stands for the identity providers on the internet (RFC 5737); an address of this machine would be a finding. */
const PUBLIC_ADDRESS = '203.0.113.10';

/** This machine, with two more names in its resolver. */
export const world: World = {
  ...machine,
  lookup: (host, family) =>
    host === IDP_HOST || host === KEYCLOAK_HOST
      ? Promise.resolve([{ address: PUBLIC_ADDRESS, family: 4 }])
      : machine.lookup(host, family),
  connect: (to) => machine.connect(to.address === PUBLIC_ADDRESS ? { ...to, address: '127.0.0.1' } : to),
};

/** A token of oidc-provider. */
export async function tokenFor(resource: string): Promise<string> {
  const { oidc, ca } = inject('peers');
  const reply = await ask(`${oidc.local}/token`, ca, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENTS.post,
      client_secret: CLIENT_SECRET,
      resource,
    }),
  });
  return (reply.json() as { readonly access_token: string }).access_token;
}
