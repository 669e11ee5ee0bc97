import { domainToASCII } from 'node:url';
import { isPrivateName } from '../evidence/reach.ts';
import { identify } from './identify.ts';
import { isIdentityVendorsHost } from './vendor-host.ts';

/**
 * How two issuers differ. `iss` is compared as a string, byte for byte (RFC 7519 section 4.1.1, OpenID Connect
 * Discovery 1.0 section 4.3), so every kind but `none` keeps a client out; the kind says why they came to differ.
 *
 * The kinds fall into two families. Spellings: the same issuer written in another way. Names: two issuers of one
 * product or one organization. Exactly one kind holds for a pair, whichever way round it is given.
 */
export type IssuerDifference = 'none' | Spelling | Naming;

/** In the order in which they are named when a pair differs in more than one way. */
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
  // Before the spellings: `%2f` and `%2F` differ in case as well.
  if (percentDecoded(token) === percentDecoded(provider) || isSameInAscii(token, provider)) return 'typo';
  const spelling = spellingDifference(token, provider);
  if (spelling !== undefined) return spelling;
  const [one, other] = [wellSpelt(token), wellSpelt(provider)];
  const kind = NAMINGS.find(([, holds]) => holds(one, other) || holds(other, one))?.[0] ?? 'other-tenant';
  // What only looks like a host when its scheme is supplied is not one.
  return NAMES_A_HOST.has(kind) && !(isUrl(token) && isUrl(provider)) ? 'other-tenant' : kind;
}

const NAMES_A_HOST: ReadonlySet<IssuerDifference> = new Set(['internal-hostname', 'custom-domain']);
const isUrl = (text: string): boolean => /^\s*https?:\/\//i.test(text);

type Normaliser = readonly [Spelling, (text: string) => string];

const SPELLINGS: readonly Normaliser[] = [
  // \s has the no-break space and the byte-order mark; the zero-width ones come along with text copied from a page.
  ['whitespace', (text) => text.replace(/[\s\u200B-\u200D\u2060]+/g, '')],
  ['scheme', (text) => text.replace(/^https?:\/\//i, '')],
  ['case', (text) => text.toLowerCase()],
  ['port', (text) => text.replace(/^((?:https?:\/\/)?[^/:]+):\d+(?=\/|$)/i, '$1')],
  // Keycloak before 17, and later ones with `http-relative-path=/auth`.
  ['keycloak-auth-prefix', (text) => text.replace(/\/auth(\/realms\/)/i, '$1')],
  ['trailing-slash', (text) => text.replace(/\/+$/, '')],
];

const spelt = (text: string, without?: Spelling): string =>
  SPELLINGS.reduce((done, [kind, normalise]) => (kind === without ? done : normalise(done)), text);

/** What is left of an issuer when no spelling counts: host and path in lower case. */
const wellSpelt = (issuer: string): string => spelt(issuer);

/** The first spelling without which the two would not come out the same. */
function spellingDifference(a: string, b: string): Spelling | undefined {
  if (spelt(a) !== spelt(b)) return undefined;
  const needed = SPELLINGS.find(([kind]) => spelt(a, kind) !== spelt(b, kind));
  // `HTTPS://` and `https://`: either of two spellings would make up for it, and the later one is the narrower.
  const enough = SPELLINGS.findLast(([, normalise]) => normalise(a) === normalise(b));
  return needed?.[0] ?? enough?.[0] ?? 'whitespace';
}

/** Every spelling in which two issuers differ, where spellings are all that differs. */
export const spellingsApart = (a: string, b: string): readonly Spelling[] =>
  spelt(a) === spelt(b)
    ? SPELLINGS.flatMap(([kind]) => (spelt(a, kind) === spelt(b, kind) ? [] : [kind]))
    : [];

/** Asked from the most particular to the least, of texts that are `wellSpelt`. */
const NAMINGS: readonly (readonly [Naming, (a: string, b: string) => boolean])[] = [
  // Entra's `/common` document says `{tenantid}`; an issuer has no braces (RFC 3986 section 2).
  ['template', (a) => /\{[^{}]*\}/.test(a)],
  // Before Entra's: the path of its documents has the version in it.
  ['document', (a, b) => isDocumentOf(a, b)],
  ['entra-v1-v2', (a, b) => entra(a) !== undefined && entra(a)?.tenant === entra(b)?.tenant],
  ['okta-org-vs-custom', (a, b) => sameHost(a, b) && pathOf(a) === '' && oktaServer(b) !== undefined],
  ['okta-server-id', (a, b) => sameHost(a, b) && oktaServer(a) !== undefined && oktaServer(b) !== undefined],
  ['cognito-domain', (a, b) => /\.amazoncognito\.com$/.test(hostOf(a)) && /^cognito-idp\./.test(hostOf(b))],
  ['internal-hostname', (a, b) => samePath(a, b) && isPrivateName(hostOf(a)) && !isPrivateName(hostOf(b))],
  ['typo', (a, b) => isOneEdit(a, b) || percentDecoded(a) === percentDecoded(b)],
  ['custom-domain', (a, b) => samePath(a, b) && isNamedByItsOwner(hostOf(a))],
];

/** An issuer with its percent-encoded characters as they are, however often they were encoded (RFC 3986 section 2.1). */
function percentDecoded(text: string): string {
  const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) =>
    Buffer.from(encoded.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return decoded === text ? text : percentDecoded(decoded);
}

/** A host name in letters of its own script against its ASCII form (RFC 5891 section 5). */
function isSameInAscii(a: string, b: string): boolean {
  const [hostA, hostB] = [hostOf(wellSpelt(a)), hostOf(wellSpelt(b))];
  return (
    // Letters alone: a zero-width character is whitespace.
    /^[\p{L}\p{M}\p{N}.-]+$/u.test(hostA + hostB) &&
    /[^\0-\x7F]/.test(hostA + hostB) &&
    domainToASCII(hostA) === domainToASCII(hostB) &&
    pathOf(wellSpelt(a)) === pathOf(wellSpelt(b))
  );
}

/** Where identity providers serve their documents and take requests, below or beside the issuer. */
const DOCUMENT =
  /^(?:\/[^?#]*)?\/(?:\.well-known\/[^?#]+|(?:oauth2?|connect|oidc|protocol|v\d(?:\.\d)?|as|discovery)(?:\/[^/?#]+){0,2}\/(?:access_token|auth|authori[sz]e|certs|introspect|jwks(?:\.json)?|keys|token(?:\.oauth2)?|userinfo)|token|jwks(?:\.json)?|certs|keys|userinfo|authori[sz]e)$/;

/**
 * Whether one is the URL of a document or an endpoint of the other, such as `…/.well-known/openid-configuration`: the
 * issuer's path and more behind it, or a well-known name before it (RFC 8414 section 3.1).
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

/** The issuer of a token endpoint, by the product's own URLs. */
function issuerBehind(tokenEndpoint: string): string | undefined {
  const url = `https://${tokenEndpoint}`;
  return URL.canParse(url) ? identify([url])?.issuerOf?.(new URL(url)) : undefined;
}

const hostOf = (text: string): string => /^[^/]*/.exec(text)?.[0] ?? '';
const pathOf = (text: string): string => text.slice(hostOf(text).length);
const sameHost = (a: string, b: string): boolean => hostOf(a) === hostOf(b);
const samePath = (a: string, b: string): boolean => pathOf(a) === pathOf(b) && !sameHost(a, b);

/** `sts.windows.net/{tenant}` (v1.0) and `login.microsoftonline.com/{tenant}/v2.0`, national clouds included. */
const entra = (issuer: string): { readonly tenant: string } | undefined => {
  const tenant =
    /^(?:sts\.windows\.net|sts\.chinacloudapi\.cn|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\/([^/]+)(?:\/v2\.0)?$/.exec(
      issuer,
    )?.[1];
  return tenant === undefined ? undefined : { tenant };
};

/** The id in `{domain}/oauth2/{id}`; Okta's org server has no path at all. */
const oktaServer = (issuer: string): string | undefined => /^\/oauth2\/([^/]+)$/.exec(pathOf(issuer))?.[1];

/** Not a name that a vendor gives (`acme.auth0.com`): two of those are two tenants. */
const isNamedByItsOwner = (host: string): boolean => !isIdentityVendorsHost(host);

/** One character added, dropped, replaced, or two neighbours swapped. */
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
 * Whether the client's token endpoint is that of the token's issuer on a host which the registered issuer is not on: then
 * the client's configuration asks another environment or tenant than the one registered at Confluent, and the
 * token is just what was asked for.
 */
export function asksElsewhere(tokenEndpoint: string, iss: string, issuer: string): boolean {
  const host = hostOf(wellSpelt(tokenEndpoint));
  return host !== '' && host === hostOf(wellSpelt(iss)) && host !== hostOf(wellSpelt(issuer));
}
