import type { CannedAnswer, LabSettings } from '../settings.ts';
import type { JsonObject } from '../../evidence/json.ts';

interface Product {
  readonly origin: string;
  readonly issuer: string;
  readonly tokenPath: string;
  readonly discoveryPath: string;
  readonly jwksPath: string;
  readonly clientId: string;
  readonly scope?: string;
}

/** Makes the lab's identity provider another product, with a matching client and Confluent configuration. */
function become({ client, idp, confluent }: LabSettings, product: Product): void {
  const { origin, issuer, tokenPath, discoveryPath, jwksPath, clientId, scope } = product;
  Object.assign(idp, { origin, tokenPath, discoveryPath, jwksPath, clientId });
  idp.claims = { ...idp.claims, iss: issuer, sub: clientId };
  idp.discovery = { issuer };
  idp.defaultAudience = idp.audiences[0]!;
  client['tokenEndpoint'] = `${origin}${tokenPath}`;
  client['clientId'] = clientId;
  client['audience'] = undefined;
  if (scope !== undefined) {
    idp.scopes = [scope];
    client['scope'] = scope;
  }
  for (const provider of confluent.providers) {
    provider.issuer = issuer;
    provider.jwks_uri = `${origin}${jwksPath}`;
  }
}

export const asOkta = (lab: LabSettings): void =>
  become(lab, {
    origin: 'https://acme.okta.com',
    issuer: 'https://acme.okta.com/oauth2/default',
    tokenPath: '/oauth2/default/v1/token',
    discoveryPath: '/oauth2/default/.well-known/openid-configuration',
    jwksPath: '/oauth2/default/v1/keys',
    clientId: '0oa8xq2hm1vKz9LQp5d7',
    scope: 'kafka',
  });

const TENANT = '8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10';

export const asEntra = (lab: LabSettings): void =>
  become(lab, {
    origin: 'https://login.microsoftonline.com',
    issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    tokenPath: `/${TENANT}/oauth2/v2.0/token`,
    discoveryPath: `/${TENANT}/v2.0/.well-known/openid-configuration`,
    jwksPath: `/${TENANT}/discovery/v2.0/keys`,
    clientId: '1f6e2b7c-9a40-4d38-8e55-6b0c3f2d7a91',
    scope: 'api://kafka/.default',
  });

export const asKeycloak = (lab: LabSettings): void =>
  become(lab, {
    origin: 'https://sso.acme.example',
    issuer: 'https://sso.acme.example/realms/kafka',
    tokenPath: '/realms/kafka/protocol/openid-connect/token',
    discoveryPath: '/realms/kafka/.well-known/openid-configuration',
    jwksPath: '/realms/kafka/protocol/openid-connect/certs',
    clientId: 'orders-service',
  });

/** Its tokens come from a different host than its issuer. The lab serves both under one. */
export const asCognito = (lab: LabSettings): void =>
  become(lab, {
    origin: 'https://acme.auth.eu-west-1.amazoncognito.com',
    issuer: 'https://acme.auth.eu-west-1.amazoncognito.com/eu-west-1_aB3dE5fG7',
    tokenPath: '/oauth2/token',
    discoveryPath: '/eu-west-1_aB3dE5fG7/.well-known/openid-configuration',
    jwksPath: '/eu-west-1_aB3dE5fG7/.well-known/jwks.json',
    clientId: '5k2v8t0r1q7m3n9p4s6u8w0y2z',
    scope: 'kafka/read',
  });

export const asPingOne = (lab: LabSettings): void =>
  become(lab, {
    origin: 'https://auth.pingone.eu',
    issuer: 'https://auth.pingone.eu/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as',
    tokenPath: '/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as/token',
    discoveryPath: '/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as/.well-known/openid-configuration',
    jwksPath: '/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as/jwks',
    clientId: '7b9e2d41-6c3f-4a85-b1d7-0e8f5c2a9d36',
  });

export const json = (
  status: number,
  body: JsonObject,
  headers: Record<string, string> = {},
): CannedAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const html = (status: number, title: string, headers: Record<string, string> = {}): CannedAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** RFC 6749 section 5.2. */
export const refusal = (status: number, error: string, description?: string): CannedAnswer =>
  json(status, description === undefined ? { error } : { error, error_description: description });

/** Entra ID's form: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
export const aadsts = (status: number, error: string, code: number, text: string): CannedAnswer =>
  json(status, {
    error,
    error_description: `AADSTS${code}: ${text}\r\nTrace ID: 7d3c0c1e-0000-0000-0000-000000000000\r\nCorrelation ID: 5b1f0c1e-0000-0000-0000-000000000000\r\nTimestamp: 2026-01-05 12:00:00Z`,
    error_codes: [code],
    timestamp: '2026-01-05 12:00:00Z',
    trace_id: '7d3c0c1e-0000-0000-0000-000000000000',
    correlation_id: '5b1f0c1e-0000-0000-0000-000000000000',
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
