import { randomBytes } from 'node:crypto';
import type { LabSettings } from './settings.ts';

const ISSUER = 'https://acme.auth0.com/';
const AUDIENCE = 'https://kafka.acme.example';
const BROKER = 'pkc-7k2zq.us-east-1.aws.confluent.cloud';
const SIX_MONTHS_AGO = (): string => new Date(Date.now() - 180 * 86_400_000).toISOString();

/**
 * Settings without any fault: an Auth0 tenant, its identity provider and pool in Confluent Cloud, and a cluster whose
 * broker admits that pool. The tenant has a default audience and accepts Basic authentication, so that stock clients,
 * which can send neither an audience nor their secret in a form, work too. Secrets are new in every lab.
 */
export function healthySettings(): LabSettings {
  const clientId = 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ';
  const clientSecret = randomBytes(48).toString('base64url');
  const apiKey = 'LABQ7ZK2M5XWTR4V';
  const apiSecret = randomBytes(48).toString('base64');
  return {
    client: {
      tokenEndpoint: 'https://acme.auth0.com/oauth/token',
      clientId,
      clientSecret,
      audience: AUDIENCE,
      providerId: 'op-acme1',
      poolId: 'pool-orders',
      confluentApiUrl: 'https://api.confluent.cloud',
      confluentApiKey: apiKey,
      confluentApiSecret: apiSecret,
      bootstrapServers: [`${BROKER}:9092`],
      logicalCluster: 'lkc-orders1',
      topics: ['orders:read'],
      groups: ['billing'],
    },
    idp: {
      origin: 'https://acme.auth0.com',
      tokenPath: '/oauth/token',
      discoveryPath: '/.well-known/openid-configuration',
      jwksPath: '/.well-known/jwks.json',
      clientId,
      clientSecret,
      clientAuths: ['client_secret_post', 'client_secret_basic'],
      claims: { iss: ISSUER, sub: `${clientId}@clients`, azp: clientId, gty: 'client-credentials' },
      header: {},
      defaultAudience: AUDIENCE,
      audiences: [AUDIENCE, 'https://acme.auth0.com/api/v2/'],
      scopes: ['orders:read'],
      lifetimeSeconds: 86_400,
      clockAheadSeconds: 0,
      tokenForm: 'RS256',
      wrapToken: (token) => token,
      keys: [{ kid: 'Zt5c1Qmw0yLr8NnXgVb3d' }, { kid: 'pH7uK2sEoJx6TfWq9MiR4' }],
      publish: (jwks) => jwks,
      // This member identifies an Auth0 tenant behind a custom domain.
      discovery: { mfa_challenge_endpoint: 'https://acme.auth0.com/mfa/challenge' },
      answer: (body) => body,
      refusals: {},
      headers: {
        jwks: { 'cache-control': 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400' },
        discovery: { 'cache-control': 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400' },
      },
      canned: {},
      otherKeySets: {},
    },
    confluent: {
      origin: 'https://api.confluent.cloud',
      apiKey,
      apiSecret,
      providers: [
        {
          id: 'op-acme1',
          display_name: 'Auth0',
          issuer: ISSUER,
          jwks_uri: `${ISSUER}.well-known/jwks.json`,
          identity_claim: 'claims.sub',
          state: 'ENABLED',
          updated_at: SIX_MONTHS_AGO(),
          cachedKids: undefined,
          atBroker: true,
          pools: [
            {
              id: 'pool-orders',
              display_name: 'orders',
              filter: `claims.aud == "${AUDIENCE}"`,
              identity_claim: 'claims.sub',
              state: 'ENABLED',
              updated_at: SIX_MONTHS_AGO(),
            },
          ],
        },
      ],
      clusters: [
        { id: 'lkc-orders1', environment: 'env-acme1', bootstrap: `${BROKER}:9092`, phase: 'PROVISIONED' },
      ],
      clockAheadSeconds: 0,
    },
    broker: {
      bootstrap: `${BROKER}:9092`,
      logicalClusters: ['lkc-orders1'],
      mechanisms: ['PLAIN', 'OAUTHBEARER'],
      flavour: 'confluent',
      listener: 'tls',
      refuse: undefined,
      skewSeconds: 30,
      advertised: [
        [0, `b0-${BROKER}`, 9092],
        [1, `b1-${BROKER}`, 9092],
        [2, `b2-${BROKER}`, 9092],
      ],
      topics: { orders: { exists: true, operations: ['READ', 'WRITE', 'DESCRIBE'] } },
      groups: { billing: ['READ', 'DESCRIBE'] },
    },
    network: {
      addresses: {},
      foreign: {},
      unknownHosts: [],
      refused: [],
      unanswered: [],
      certificates: {},
      doctorClockAheadSeconds: 0,
      roundTripMs: 0,
    },
  };
}
