import { isPrivateName } from '../evidence/reach.ts';

/** What is wrong with a URL in the place of the token endpoint, told from its text alone. */
export type TokenUrlFault =
  | 'no-scheme'
  | 'discovery-document'
  | 'authorization-endpoint'
  | 'key-set'
  | 'issuer'
  | 'trailing-slash'
  | 'http';

/**
 * Reads a token URL. `issuers` are those that discovery and Confluent name: the token endpoint of no product is the
 * issuer itself, with or without a slash.
 *
 * @returns undefined when it may well be a token endpoint.
 */
export function tokenUrlFault(text: string, issuers: readonly string[]): TokenUrlFault | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'no-scheme';
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = url.pathname.replace(/\/+$/, '');
  if (/\/\.well-known\//.test(`${path}/`)) return /jwks|keys/.test(path) ? 'key-set' : 'discovery-document';
  if (/\/(?:authorize|auth|authorization\.oauth2)$/.test(path)) return 'authorization-endpoint';
  if (/\/(?:jwks|keys|certs|jwks\.json)$/.test(path)) return 'key-set';
  if (path === '' || issuers.some((issuer) => withoutSlash(issuer) === withoutSlash(text))) return 'issuer';
  if (url.pathname.endsWith('/')) return 'trailing-slash';
  return url.protocol === 'http:' && !isMetadata(url.hostname) && !isWithinCluster(url.hostname)
    ? 'http'
    : undefined;
}

export const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** The metadata services of Azure and AWS, and Google's: reached within the machine's own link, and never by TLS. */
const isMetadata = (host: string): boolean => /^169\.254\./.test(host) || host === 'metadata.google.internal';

/**
 * A name or an address that leads nowhere but within one machine, one cluster or one Compose project, where plain HTTP is meant:
 * `localhost`, `keycloak`, `keycloak.iam.svc`. Those of a company's network are none.
 */
const isWithinCluster = (host: string): boolean =>
  isPrivateName(host) && !/\.(?:intranet|lan|corp|home\.arpa)$/i.test(host);
