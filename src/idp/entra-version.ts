/**
 * Entra ID has two generations of endpoints: `/oauth2/token` accepts `resource`, `/oauth2/v2.0/token` accepts `scope`.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export type EntraMisfit = 'version-1' | 'version-2';

const TOKEN_ENDPOINT =
  /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|windows\.net)\/[^/]+\/oauth2\/(v2\.0\/)?token\/?$/i;

/**
 * The version of the endpoint that does not accept these parameters; undefined when they are accepted, or for another
 * product.
 */
export function misfitOf(
  url: string,
  { resource, scope }: { readonly resource?: string | undefined; readonly scope?: string | undefined },
): EntraMisfit | undefined {
  const found = TOKEN_ENDPOINT.exec(url);
  if (found === null) return undefined;
  const [, version] = found;
  if (version !== undefined) return resource === undefined ? undefined : 'version-2';
  return resource === undefined && scope !== undefined ? 'version-1' : undefined;
}

export const MISFIT_WORDS: Readonly<Record<EntraMisfit, string>> = {
  'version-1': 'The token URL is that of version 1, which takes a resource; the client sends a scope.',
  'version-2': 'The token URL is that of version 2.0, which takes a scope; the client sends a resource.',
};

export const withVersion2 = (url: string): string => url.replace(/\/oauth2\/token/i, '/oauth2/v2.0/token');

/** Includes Entra External ID, whose endpoints have only one version. */
const VERSION_2 =
  /^https:\/\/(?:login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn|windows\.net)|[\w-]+\.ciamlogin\.com)\/[^/]+\/oauth2\/v2\.0\/token\/?$/i;

/** Only `{resource}/.default`. */
export const asksForDefault = (scope: string | undefined): boolean =>
  /^\S+\/\.default$/.test(scope?.trim() ?? '');

/**
 * Whether Entra ID refuses this scope with client_credentials: version 2.0 accepts a single scope, an API followed by
 * `/.default` (AADSTS1002012, AADSTS70011). A templated scope is not judged, and neither is a missing one, which may be
 * set elsewhere.
 */
export const isRefusedScope = (url: string, scope: string | undefined): boolean =>
  scope !== undefined &&
  scope.trim() !== '' &&
  VERSION_2.test(url) &&
  !asksForDefault(scope) &&
  !/[${}<>%]/.test(scope);
