/**
 * The issuer of a discovery document's URL, without a trailing slash: both locations are recognised (OpenID Connect
 * Discovery 1.0 section 4, RFC 8414 section 3.1). Undefined for any other URL.
 */
export function issuerOfDiscoveryUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  const appended = /^(.*)\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\/?$/.exec(
    pathname,
  );
  if (appended !== null) return `${origin}${appended[1] ?? ''}`;
  const inserted = /^\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(\/.*)$/.exec(
    pathname,
  );
  return inserted === null ? undefined : `${origin}${(inserted[1] ?? '').replace(/\/$/, '')}`;
}

/** Whether an issuer is a template such as Entra ID's `https://login.microsoftonline.com/{tenantid}/v2.0`. */
export const isTemplate = (issuer: string): boolean => /\{[^{}]*\}/.test(issuer);
