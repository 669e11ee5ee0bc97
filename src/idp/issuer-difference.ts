import { domainToASCII } from 'node:url';
import { isPrivateName } from '../evidence/reach.ts';
import { identify } from './identify.ts';
import { isIdentityVendorsHost } from './vendor-host.ts';

/**
 * How two issuers differ. `iss` is compared as a string, byte for byte (RFC 7519 section 4.1.1, OpenID Connect
 * Discovery 1.0 section 4.3), so every kind but `none` blocks sign-in; the kind says where the difference comes from.
 *
 * There are two groups. Spellings: the same issuer written differently. Names: two issuers of one product or
 * organization. Exactly one kind applies to a pair, in either order.
 */
export type IssuerDifference = 'none' | Spelling | Naming;

/** In this order, if a pair differs in more than one way. */
export type Spelling = 'whitespace' | 'scheme' | 'case' | 'port' | 'keycloak-auth-prefix' | 'trailing-slash';

type Naming =
  | 'template'
  | 'document'
  | 'entra-v1-v2'
  | 'okta-org-vs-custom'
  | 'okta-server-id'
  | 'cognito-domain'
  | 'internal-hostname'
  | 'typo'
  | 'custom-domain'
  | 'other-tenant';

export function issuerDifference(token: string, provider: string): IssuerDifference {
  if (token === provider) return 'none';
  // Before the spellings, because `%2f` and `%2F` differ in case too.
  if (percentDecoded(token) === percentDecoded(provider) || isSameInAscii(token, provider)) return 'typo';
  const spelling = spellingDifference(token, provider);
  if (spelling !== undefined) return spelling;
  const [one, other] = [wellSpelt(token), wellSpelt(provider)];
  const kind = NAMINGS.find(([, holds]) => holds(one, other) || holds(other, one))?.[0] ?? 'other-tenant';
  // Without a scheme, a text is not a host even if it looks like one.
  return NAMES_A_HOST.has(kind) && !(isUrl(token) && isUrl(provider)) ? 'other-tenant' : kind;
}

const NAMES_A_HOST: ReadonlySet<IssuerDifference> = new Set(['internal-hostname', 'custom-domain']);
const isUrl = (text: string): boolean => /^\s*https?:\/\//i.test(text);

type Normaliser = readonly [Spelling, (text: string) => string];

const SPELLINGS: readonly Normaliser[] = [
  // \s includes the no-break space and the byte-order mark; zero-width characters are copied from web pages.
  ['whitespace', (text) => text.replace(/[\s\u200B-\u200D\u2060]+/g, '')],
  ['scheme', (text) => text.replace(/^https?:\/\//i, '')],
  ['case', (text) => text.toLowerCase()],
  ['port', (text) => text.replace(/^((?:https?:\/\/)?[^/:]+):\d+(?=\/|$)/i, '$1')],
  // Keycloak before 17, and later versions with `http-relative-path=/auth`.
  ['keycloak-auth-prefix', (text) => text.replace(/\/auth(\/realms\/)/i, '$1')],
  ['trailing-slash', (text) => text.replace(/(?<!\/)\/+$/, '')],
];

const spelt = (text: string, without?: Spelling): string =>
  SPELLINGS.reduce((done, [kind, normalise]) => (kind === without ? done : normalise(done)), text);

/** An issuer normalised for all spellings: host and path in lower case. */
const wellSpelt = (issuer: string): string => spelt(issuer);

/** The first spelling that has to be normalised to make the two equal. */
function spellingDifference(a: string, b: string): Spelling | undefined {
  if (spelt(a) !== spelt(b)) return undefined;
  const needed = SPELLINGS.find(([kind]) => spelt(a, kind) !== spelt(b, kind));
  // `HTTPS://` and `https://`: two spellings would explain the difference; the later one is more specific.
  const enough = SPELLINGS.findLast(([, normalise]) => normalise(a) === normalise(b));
  return needed?.[0] ?? enough?.[0] ?? 'whitespace';
}

/** All spellings in which two issuers differ, if they differ only in spelling. */
export const spellingsApart = (a: string, b: string): readonly Spelling[] =>
  spelt(a) === spelt(b)
    ? SPELLINGS.flatMap(([kind]) => (spelt(a, kind) === spelt(b, kind) ? [] : [kind]))
    : [];

/** From specific to general, for texts that are `wellSpelt`. */
const NAMINGS: readonly (readonly [Naming, (a: string, b: string) => boolean])[] = [
  // Entra's `/common` document contains `{tenantid}`; an issuer has no braces (RFC 3986 section 2).
  ['template', (a) => /\{[^{}]*\}/.test(a)],
  // Before Entra's, because the path of its documents contains the version.
  ['document', (a, b) => isDocumentOf(a, b)],
  ['entra-v1-v2', (a, b) => entra(a) !== undefined && entra(a)?.tenant === entra(b)?.tenant],
  ['okta-org-vs-custom', (a, b) => sameHost(a, b) && pathOf(a) === '' && oktaServer(b) !== undefined],
  // Okta makes the ids of its servers: two that differ by one character are one, mistyped.
  [
    'okta-server-id',
    (a, b) =>
      sameHost(a, b) && oktaServer(a) !== undefined && oktaServer(b) !== undefined && !isOneEdit(a, b),
  ],
  ['cognito-domain', (a, b) => /\.amazoncognito\.com$/.test(hostOf(a)) && /^cognito-idp\./.test(hostOf(b))],
  ['internal-hostname', (a, b) => samePath(a, b) && isPrivateName(hostOf(a)) && !isPrivateName(hostOf(b))],
  ['typo', (a, b) => isOneEdit(a, b) || percentDecoded(a) === percentDecoded(b)],
  ['custom-domain', (a, b) => samePath(a, b) && isNamedByItsOwner(hostOf(a))],
];

/** An issuer with its percent-encoded characters decoded, repeatedly (RFC 3986 section 2.1). */
function percentDecoded(text: string): string {
  const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) =>
    Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return decoded === text ? text : percentDecoded(decoded);
}

/** A host name in its own script compared with its ASCII form (RFC 5891 section 5). */
function isSameInAscii(a: string, b: string): boolean {
  const [hostA, hostB] = [hostOf(wellSpelt(a)), hostOf(wellSpelt(b))];
  return (
    // Only letters: a zero-width character counts as white space.
    /^[\p{L}\p{M}\p{N}.-]+$/u.test(hostA + hostB) &&
    /[^\0-\x7F]/.test(hostA + hostB) &&
    domainToASCII(hostA) === domainToASCII(hostB) &&
    pathOf(wellSpelt(a)) === pathOf(wellSpelt(b))
  );
}

/** The paths of identity providers' documents and endpoints, below or beside the issuer. */
const DOCUMENT =
  /^(?:\/[^?#]*)?\/(?:\.well-known\/[^?#]+|(?:oauth2?|connect|oidc|protocol|v\d(?:\.\d)?|as|discovery)(?:\/[^/?#]+){0,2}\/(?:access_token|auth|authori[sz]e|certs|introspect|jwks(?:\.json)?|keys|token(?:\.oauth2)?|userinfo)|token|jwks(?:\.json)?|certs|keys|userinfo|authori[sz]e)$/;

/**
 * Whether one is the URL of a document or endpoint of the other, such as `…/.well-known/openid-configuration`: the
 * issuer's path followed by more, or preceded by a well-known name (RFC 8414 section 3.1).
 */
function isDocumentOf(longer: string, issuer: string): boolean {
  if (!sameHost(longer, issuer)) return false;
  const inserted = /^\/\.well-known\/[^/]+/.exec(pathOf(longer))?.[0];
  if (inserted !== undefined && pathOf(longer) === `${inserted}${pathOf(issuer)}`) return true;
  if (wellSpelt(issuerBehind(longer) ?? '') === issuer) return true;
  return (
    longer.startsWith(issuer) && longer[issuer.length] === '/' && DOCUMENT.test(longer.slice(issuer.length))
  );
}

/** The issuer of a token endpoint, derived from the product's own URLs. */
function issuerBehind(tokenEndpoint: string): string | undefined {
  const url = `https://${tokenEndpoint}`;
  return URL.canParse(url) ? identify([url])?.issuerOf?.(new URL(url)) : undefined;
}

const hostOf = (text: string): string => /^[^/]*/.exec(text)?.[0] ?? '';
const pathOf = (text: string): string => text.slice(hostOf(text).length);
const sameHost = (a: string, b: string): boolean => hostOf(a) === hostOf(b);
const samePath = (a: string, b: string): boolean => pathOf(a) === pathOf(b) && !sameHost(a, b);

/** `sts.windows.net/{tenant}` (v1.0) and `login.microsoftonline.com/{tenant}/v2.0`, including national clouds. */
const entra = (issuer: string): { readonly tenant: string } | undefined => {
  const tenant =
    /^(?:sts\.windows\.net|sts\.chinacloudapi\.cn|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\/([^/]+)(?:\/v2\.0)?$/.exec(
      issuer,
    )?.[1];
  return tenant === undefined ? undefined : { tenant };
};

/** The id in `{domain}/oauth2/{id}`; Okta's org server has no path. */
const oktaServer = (issuer: string): string | undefined => /^\/oauth2\/([^/]+)$/.exec(pathOf(issuer))?.[1];

/** Not a name from a vendor (`acme.auth0.com`): two of those are two tenants. */
const isNamedByItsOwner = (host: string): boolean => !isIdentityVendorsHost(host);

/** One character added, removed or replaced, or two adjacent ones swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  const swapped = restA.length === 2 && restA === [...restB].reverse().join('');
  return swapped || (restA.length <= 1 && restB.length <= 1);
}

/**
 * Whether the client's token endpoint belongs to the token's issuer, on a host that differs from the registered
 * issuer's: then the client uses another environment or tenant than the one registered in Confluent, and the token is
 * as requested.
 */
export function asksElsewhere(tokenEndpoint: string, iss: string, issuer: string): boolean {
  const host = hostOf(wellSpelt(tokenEndpoint));
  return host !== '' && host === hostOf(wellSpelt(iss)) && host !== hostOf(wellSpelt(issuer));
}
