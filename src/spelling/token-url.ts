import { isPrivateName } from '../evidence/reach.ts';

/** What is wrong with the token endpoint's URL, judged from its text alone. */
export type TokenUrlFault =
  | 'no-scheme'
  | 'discovery-document'
  | 'authorization-endpoint'
  | 'key-set'
  | 'issuer'
  | 'trailing-slash'
  | 'http';

/**
 * Judges a token URL. `issuers` are those that discovery and Confluent name: no product's token endpoint equals its
 * issuer, with or without a slash.
 *
 * @returns undefined when it may be a token endpoint
 */
export function tokenUrlFault(text: string, issuers: readonly string[]): TokenUrlFault | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'no-scheme';
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const path = withoutSlash(url.pathname);
  if (/\/\.well-known\//.test(`${path}/`)) return /jwks|keys/.test(path) ? 'key-set' : 'discovery-document';
  if (/\/(?:authorize|auth|authorization\.oauth2)$/.test(path)) return 'authorization-endpoint';
  if (/\/(?:jwks|keys|certs|jwks\.json)$/.test(path)) return 'key-set';
  if (issuers.some((issuer) => withoutSlash(issuer) === withoutSlash(text))) return 'issuer';
  if (path === '') return isOnThisMachine(url.hostname) ? undefined : 'issuer';
  if (url.pathname.endsWith('/')) return 'trailing-slash';
  return url.protocol === 'http:' && !isMetadata(url.hostname) && !isWithinCluster(url.hostname)
    ? 'http'
    : undefined;
}

/** A URL or a path without the slashes at its end. */
export const withoutSlash = (url: string): string => url.replace(/(?<!\/)\/+$/, '');

/** The metadata services of Azure, AWS and Google: link-local, and never TLS. */
const isMetadata = (host: string): boolean => /^169\.254\./.test(host) || host === 'metadata.google.internal';

/** A helper beside the client may serve tokens at any path; Google's and AWS's for Kafka do it at the root. */
const isOnThisMachine = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/**
 * A name or address that exists only within one machine, cluster or Compose project, where plain HTTP is intended:
 * `localhost`, `keycloak`, `keycloak.iam.svc`. Hosts of a company network do not count.
 */
const isWithinCluster = (host: string): boolean =>
  isPrivateName(host) && !/\.(?:intranet|lan|corp|home\.arpa)$/i.test(host);
