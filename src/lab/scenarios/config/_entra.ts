import type { CannedAnswer, LabSettings } from '../../settings.ts';

const TENANT = '2f6d1c3a-8b47-4e90-a5d2-7c9e0b1f4a68';
const CLIENT = '6f2b4c1e-0d3a-4f57-8b9e-2a7c5d1e9f40';

/** Makes the lab's identity provider Microsoft Entra ID, as far as a client without a token can see it. */
export function asEntra({ client, idp, confluent }: LabSettings): void {
  const issuer = `https://login.microsoftonline.com/${TENANT}/v2.0`;
  idp.origin = 'https://login.microsoftonline.com';
  idp.tokenPath = `/${TENANT}/oauth2/v2.0/token`;
  idp.discoveryPath = `/${TENANT}/v2.0/.well-known/openid-configuration`;
  idp.jwksPath = `/${TENANT}/discovery/v2.0/keys`;
  idp.discovery = { issuer };
  idp.clientId = CLIENT;
  idp.claims = { iss: issuer, sub: CLIENT, azp: CLIENT, tid: TENANT, ver: '2.0' };
  client['tokenEndpoint'] = `${idp.origin}${idp.tokenPath}`;
  client['clientId'] = CLIENT;
  for (const provider of confluent.providers) {
    provider.issuer = issuer;
    provider.jwks_uri = `${idp.origin}${idp.jwksPath}`;
  }
}

/** A refusal in Entra's form: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
export const aadError = (code: number, text: string): CannedAnswer => ({
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    error: 'invalid_client',
    error_description: `AADSTS${code}: ${text} Trace ID: 00000000-0000-0000-0000-000000000000`,
    error_codes: [code],
  }),
});
