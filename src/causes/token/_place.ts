import type { ClientFacts } from '../../evidence/client.ts';
import { shellQuote, shellWord } from '../../text/shell.ts';

/**
 * Where to fix it: what a command for the identity provider's own tool needs, quoted for a POSIX shell, and an
 * environment variable where only the user knows.
 */
export interface Place {
  readonly clientId: string;
  /** As configured, for JSON and prose; `$CLIENT_ID` when it is not known. */
  readonly plainClientId: string;
  readonly audience: string;
  readonly scope: string;
  /** The URL of the token endpoint. */
  readonly tokenEndpoint: string;
  /** Scheme, host and port of the token endpoint. */
  readonly origin: string;
  /** Entra's tenant, Keycloak's realm, Okta's authorization server: the name in the token endpoint's path. */
  readonly tenant: string;
  /** The path of the client, or of what is below it, in Keycloak's admin API; finds its internal id first. */
  readonly keycloakClient: (below?: string) => string;
  /** `curl` with what Okta's management API asks for. The path is made of what stands in the URL for client and server. */
  readonly oktaApi: (path: (at: InUrl) => string, more?: string) => string;
}

/** Parts of a URL: percent-encoded, or the variable for what only the user knows. */
interface InUrl {
  readonly client: string;
  readonly server: string;
}

export function placeOf(client: ClientFacts): Place {
  const { clientId, audience, scope, tokenEndpoint } = client;
  const url = tokenEndpoint !== undefined && URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint) : undefined;
  const named = url === undefined ? undefined : tenantIn(url.pathname);
  const tenant = quoted(named, 'TENANT');
  const id = quoted(clientId, 'CLIENT_ID');
  const inUrl = {
    client: encoded(clientId, 'CLIENT_ID'),
    server: named?.replaceAll('$', '%24') ?? '$TENANT',
  };
  return {
    clientId: id,
    plainClientId: clientId ?? '$CLIENT_ID',
    audience: quoted(audience, 'AUDIENCE'),
    scope: quoted(scope, 'SCOPE'),
    tokenEndpoint: quoted(tokenEndpoint, 'TOKEN_ENDPOINT'),
    origin: url?.origin ?? '$ISSUER_ORIGIN',
    tenant,
    keycloakClient: (below = '') =>
      `"clients/$(kcadm.sh get clients -r ${tenant} -q clientId=${id} --fields id --format csv --noquotes)${below}"`,
    oktaApi: (path, more = '') =>
      `curl --fail-with-body -H "Authorization: SSWS $OKTA_API_TOKEN"${more === '' ? '' : ` ${more}`} ${url === undefined ? '"$ISSUER_ORIGIN"' : shellQuote(url.origin)}${expandable(`/api/v1/${path(inUrl)}`)}`,
  };
}

/** An empty setting tells as little as none. */
const quoted = (value: string | undefined, variable: string): string =>
  shellWord(value === '' ? undefined : value, variable);

const encoded = (value: string | undefined, variable: string): string =>
  value === undefined || value === '' ? `$${variable}` : encodeURIComponent(value);

/** A path as part of a word. Its known parts are percent-encoded, so that a dollar in it begins a variable of ours. */
const expandable = (path: string): string => (path.includes('$') ? `"${path}"` : shellQuote(path));

/** Keycloak `/realms/{realm}/`, Okta `/oauth2/{server}/v1/token`, Entra `/{tenant}/oauth2/`. */
const tenantIn = (path: string): string | undefined =>
  /\/realms\/([^/]+)/.exec(path)?.[1] ??
  /^\/oauth2\/([^/]+)\/v1\//.exec(path)?.[1] ??
  /^\/([^/]+)\/oauth2\//.exec(path)?.[1];

/** A JSON body for a command line. */
export const jsonArgument = (body: unknown): string => shellQuote(JSON.stringify(body));
