import type { ClientFacts } from '../../evidence/client.ts';
import { shellQuote } from '../../text/shell.ts';

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
  /** `curl` with what Okta's management API asks for. */
  readonly oktaApi: (path: string, more?: string) => string;
}

export function placeOf(client: ClientFacts): Place {
  const { clientId, audience, scope, tokenEndpoint } = client;
  const url = tokenEndpoint !== undefined && URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint) : undefined;
  const origin = url?.origin ?? '$ISSUER_ORIGIN';
  const tenant = quoted(url === undefined ? undefined : tenantIn(url.pathname), 'TENANT');
  const id = quoted(clientId, 'CLIENT_ID');
  return {
    clientId: id,
    plainClientId: clientId ?? '$CLIENT_ID',
    audience: quoted(audience, 'AUDIENCE'),
    scope: quoted(scope, 'SCOPE'),
    tokenEndpoint: quoted(tokenEndpoint, 'TOKEN_ENDPOINT'),
    origin,
    tenant,
    keycloakClient: (below = '') =>
      `"clients/$(kcadm.sh get clients -r ${tenant} -q clientId=${id} --fields id --format csv --noquotes)${below}"`,
    oktaApi: (path, more = '') =>
      `curl --fail-with-body -H "Authorization: SSWS $OKTA_API_TOKEN"${more === '' ? '' : ` ${more}`} ${shellQuote(`${origin}/api/v1/${path}`)}`,
  };
}

const quoted = (value: string | undefined, variable: string): string =>
  value === undefined || value === '' ? `"$${variable}"` : PLAIN.test(value) ? value : shellQuote(value);

/** Nothing that a shell would read as other than itself. */
const PLAIN = /^[\w@%+:,./-]+$/;

/** Keycloak `/realms/{realm}/`, Okta `/oauth2/{server}/v1/token`, Entra `/{tenant}/oauth2/`. */
const tenantIn = (path: string): string | undefined =>
  /\/realms\/([^/]+)/.exec(path)?.[1] ??
  /^\/oauth2\/([^/]+)\/v1\//.exec(path)?.[1] ??
  /^\/([^/]+)\/oauth2\//.exec(path)?.[1];

/** A JSON body for a command line. */
export const jsonArgument = (body: unknown): string => shellQuote(JSON.stringify(body));
