import { issuerCause } from '../jwt/issuer-mismatch.ts';

/**
 * Entra ID's `/common` and `/organizations` documents contain `{tenantid}` for every client to replace; Confluent does
 * not.
 */
export default issuerCause({
  id: 'discovery/issuer-template',
  title: 'Confluent has a template with {braces} for its issuer',
  kind: 'template',
  why: ({ iss, issuer }) =>
    `The identity provider was registered with ${issuer}, as the document for all tenants has it; tokens say ${iss}.`,
  odd: () => 'provider',
  tokenFix: () => ({ summary: 'Register the issuer of your tenant.', steps: [], commands: [] }),
});
