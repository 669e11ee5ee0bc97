import type { LabSettings } from '../settings.ts';
import type { Json } from '../../evidence/json.ts';

interface Vendor {
  readonly origin: string;
  readonly issuer: string;
  readonly tokenEndpoint: string;
  readonly discoveryPath: string;
  readonly jwksPath: string;
  /** In addition to `iss`; `undefined` removes one of Auth0's. */
  readonly claims: Readonly<Record<string, Json | undefined>>;
}

/** Makes the lab's identity provider another product, and adapts Confluent and the client to it. */
function become(lab: LabSettings, vendor: Vendor): void {
  const { client, idp, confluent } = lab;
  idp.origin = vendor.origin;
  idp.tokenPath = new URL(vendor.tokenEndpoint).pathname;
  idp.discoveryPath = vendor.discoveryPath;
  idp.jwksPath = vendor.jwksPath;
  const jwksUri = `${vendor.origin}${vendor.jwksPath}`;
  idp.discovery = { issuer: vendor.issuer, token_endpoint: vendor.tokenEndpoint, jwks_uri: jwksUri };
  idp.claims = { ...idp.claims, gty: undefined, ...vendor.claims, iss: vendor.issuer };
  client['tokenEndpoint'] = vendor.tokenEndpoint;
  for (const provider of confluent.providers) {
    provider.issuer = vendor.issuer;
    provider.jwks_uri = jwksUri;
  }
}

export const KEYCLOAK = 'https://sso.acme.example';

/** Keycloak 17 or later, below `/realms/{realm}`. */
export function asKeycloak(lab: LabSettings, realm = 'kafka'): void {
  const issuer = `${KEYCLOAK}/realms/${realm}`;
  become(lab, {
    origin: KEYCLOAK,
    issuer,
    tokenEndpoint: `${issuer}/protocol/openid-connect/token`,
    discoveryPath: `/realms/${realm}/.well-known/openid-configuration`,
    jwksPath: `/realms/${realm}/protocol/openid-connect/certs`,
    claims: {
      typ: 'Bearer',
      sub: '0d5c1d3e-7a0e-4b0e-9a44-0d5f8a0b1c2d',
      preferred_username: 'service-account-orders',
    },
  });
}

export const ENTRA_TENANT = '8b87af7d-8647-4dc7-8df4-5f69a2011bb5';
const ENTRA_CLIENT = '6f2b4c1e-0d3a-4f57-8b9e-2a7c5d1e9f40';

/** Microsoft Entra ID with v2.0 tokens. */
export function asEntra(lab: LabSettings): void {
  const base = `https://login.microsoftonline.com/${ENTRA_TENANT}`;
  lab.client['clientId'] = ENTRA_CLIENT;
  lab.idp.clientId = ENTRA_CLIENT;
  become(lab, {
    origin: 'https://login.microsoftonline.com',
    issuer: `${base}/v2.0`,
    tokenEndpoint: `${base}/oauth2/v2.0/token`,
    discoveryPath: `/${ENTRA_TENANT}/v2.0/.well-known/openid-configuration`,
    jwksPath: `/${ENTRA_TENANT}/discovery/v2.0/keys`,
    claims: { ver: '2.0', tid: ENTRA_TENANT, azp: ENTRA_CLIENT, sub: '3c1f0b7e-5f0d-4a9d-8f61-7c2f4f2f9a11' },
  });
}

export const OKTA = 'https://acme.okta.com';

/** An Okta authorization server: a custom one by its id, or the org server without. */
export function asOkta(lab: LabSettings, serverId: string | undefined): void {
  const issuer = serverId === undefined ? OKTA : `${OKTA}/oauth2/${serverId}`;
  const below = serverId === undefined ? '/oauth2' : `/oauth2/${serverId}`;
  const client = '0oa1kafka2Orders3xY7';
  lab.client['clientId'] = client;
  lab.idp.clientId = client;
  become(lab, {
    origin: OKTA,
    issuer,
    tokenEndpoint: `${OKTA}${below}/v1/token`,
    discoveryPath: `${serverId === undefined ? '' : below}/.well-known/openid-configuration`,
    jwksPath: `${below}/v1/keys`,
    claims: { ver: 1, cid: client, sub: client, azp: undefined },
  });
}

/** Amazon Cognito, whose access tokens have no `aud`. */
export function asCognito(lab: LabSettings): void {
  const origin = 'https://cognito-idp.eu-west-1.amazonaws.com';
  const client = '7h3kafkaorders2x9q4m1n8b5v';
  lab.client['clientId'] = client;
  lab.client['audience'] = undefined;
  lab.idp.clientId = client;
  const [api] = lab.idp.audiences;
  if (api !== undefined) lab.idp.defaultAudience = api;
  become(lab, {
    origin,
    issuer: `${origin}/eu-west-1_A1b2C3d4E`,
    tokenEndpoint: 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
    discoveryPath: '/eu-west-1_A1b2C3d4E/.well-known/openid-configuration',
    jwksPath: '/eu-west-1_A1b2C3d4E/.well-known/jwks.json',
    claims: { token_use: 'access', client_id: client, sub: client, azp: undefined, aud: undefined },
  });
  setFilter(lab, `claims.client_id == "${client}"`);
}

/** Confluent trusts another issuer, with its own keys. */
export function trustInstead({ idp, confluent }: LabSettings, issuer: string, jwksUri: string): void {
  const kids = ['Rg4theirKey1', 'Rg4theirKey2'];
  idp.otherKeySets[jwksUri] = kids.map((kid) => ({ kid }));
  for (const provider of confluent.providers) {
    provider.issuer = issuer;
    provider.jwks_uri = jwksUri;
    provider.cachedKids = [...kids];
  }
}

export const setIssuer = ({ confluent }: LabSettings, issuer: string): void => {
  for (const provider of confluent.providers) provider.issuer = issuer;
};

export const setFilter = ({ confluent }: LabSettings, filter: string): void => {
  for (const provider of confluent.providers) for (const pool of provider.pools) pool.filter = filter;
};
