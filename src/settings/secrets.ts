import type { ClientFacts } from '../evidence/client.ts';
import { secretsInUrl } from '../redaction/urls.ts';
import type { Target } from './target.ts';

/** Everything in a target that no output may show. Redaction handles the encodings that servers use. */
export function secretsOf(target: Target): readonly string[] {
  const { clientSecret, confluentApiSecret, token, assertionKey, clientCertificateKey, params } = target;
  return [
    ...[clientSecret, confluentApiSecret].flatMap((each) => each?.reveal() ?? []),
    ...(token === undefined ? [] : secretsOfToken(token.reveal())),
    ...[assertionKey, clientCertificateKey].flatMap((pem) => keyIn(pem?.reveal())),
    ...Object.entries(params).flatMap(([name, value]) => secretsInUrl(`?${name}=${value}`)),
    ...urlsOf(target).flatMap(secretsInUrl).flatMap(spelledInUrl),
  ];
}

/** The whole token, and its signature (RFC 7515 section 3.1); the parts before it are evidence. */
export const secretsOfToken = (token: string): readonly string[] => [
  token,
  ...token.trim().split('.').slice(2, 3),
];

/** Every proxy that a request may use; each may have a password. */
export const proxiesOf = ({ proxy, environment }: Target): readonly string[] => [
  ...new Set(
    [proxy, environment?.httpsProxy?.url, environment?.httpProxy?.url]
      .filter((each) => each !== undefined)
      .map((each) => each.reveal()),
  ),
];

/** What a client's facts show anyway, so that words shared with a secret reveal nothing. */
export const shownOf = (client: ClientFacts): readonly string[] =>
  [
    client.name,
    client.clientId,
    client.audience,
    client.scope,
    client.resource,
    client.tokenEndpoint,
    client.discoveryUrl,
    client.confluentApiUrl,
    client.providerId,
    client.poolId,
    client.logicalCluster,
    ...client.bootstrapServers,
    ...client.topics.map(({ name }) => name),
    ...client.groups,
  ].filter((each) => each !== undefined);

const urlsOf = (target: Target): readonly string[] =>
  [
    ...proxiesOf(target),
    target.tokenEndpoint,
    target.discoveryUrl,
    target.confluentApiUrl,
    target.console.issuer,
    target.console.jwksUri,
    ...(target.allowedUrls ?? []),
    ...target.bootstrapServers,
  ].filter((each) => each !== undefined);

/** As written, and URL-decoded. */
function spelledInUrl(secret: string): readonly string[] {
  try {
    return [secret, decodeURIComponent(secret)];
  } catch {
    // A lone `%` is taken literally.
    return [secret];
  }
}

const keyIn = (pem: string | undefined): readonly string[] =>
  pem === undefined ? [] : [pem.replace(/-----[^-]*-----/g, '').replace(/\s+/g, '')];
