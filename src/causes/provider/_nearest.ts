import type { Provider } from '../../evidence/confluent.ts';
import { issuerDifference, type IssuerDifference } from '../../idp/issuer-difference.ts';

/** Differences that mean two different issuers. */
const APART = new Set<IssuerDifference>([
  'none',
  'other-tenant',
  'custom-domain',
  'okta-server-id',
  'okta-org-vs-custom',
  'entra-v1-v2',
]);

/**
 * The provider whose issuer was probably meant to be this one, when no provider has it: it differs by a typing error.
 */
export const nearestProvider = (all: readonly Provider[], iss: string): Provider | undefined =>
  all.find(({ issuer }) => issuer !== undefined && !APART.has(issuerDifference(iss, issuer)));
