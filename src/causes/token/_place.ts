import { sh, words, type ShellCommand } from '../../commands/sh.ts';
import { filled, pathStepOr, valueOr, type Value } from '../../commands/value.ts';
import type { ClientFacts } from '../../evidence/client.ts';

/** Where to apply the fix: the values for commands of the identity provider's own tool. */
export interface Place {
  readonly clientId: Value;
  /** As configured, unquoted, for prose. */
  readonly plainClientId: string;
  readonly audience: Value;
  readonly scope: Value;
  /** The URL of the token endpoint. */
  readonly tokenEndpoint: Value;
  /** The id of Cognito's user pool. */
  readonly userPool: Value;
  /** Scheme, host and port of the token endpoint. */
  readonly origin: Value;
  /** Entra's tenant, Keycloak's realm, Okta's authorization server: the name in the token endpoint's path. */
  readonly tenant: Value;
  /**
   * The path of the client, or of a resource below it, in Keycloak's admin API; the command first looks up the internal
   * id.
   */
  readonly keycloakClient: (below?: string) => ShellCommand;
  /**
   * `curl` with the headers of Okta's management API. The path is built from the client and server as they appear in
   * the URL.
   */
  readonly oktaApi: (path: (at: InUrl) => Value, ...more: readonly ShellCommand[]) => ShellCommand;
}

/** Parts of a URL: percent-encoded, or variables for what only the user knows. */
interface InUrl {
  readonly client: Value;
  readonly server: Value;
}

/** @param issuers those that were seen: the host of Cognito's token endpoint does not name the user pool */
export function placeOf(client: ClientFacts, issuers: readonly string[]): Place {
  const { clientId, audience, scope, tokenEndpoint } = client;
  const url = tokenEndpoint !== undefined && URL.canParse(tokenEndpoint) ? new URL(tokenEndpoint) : undefined;
  const named = url === undefined ? undefined : tenantIn(url.pathname);
  const tenant = valueOr(named, 'TENANT');
  const id = valueOr(clientId, 'CLIENT_ID');
  const origin = valueOr(url?.origin, 'ISSUER_ORIGIN');
  // The path of a URL is already encoded.
  const inUrl = { client: pathStepOr(clientId, 'CLIENT_ID'), server: tenant };
  return {
    clientId: id,
    plainClientId: clientId ?? '$CLIENT_ID',
    audience: valueOr(audience, 'AUDIENCE'),
    scope: valueOr(scope, 'SCOPE'),
    tokenEndpoint: valueOr(tokenEndpoint, 'TOKEN_ENDPOINT'),
    userPool: valueOr(issuers.map(userPoolIn).find(Boolean), 'USER_POOL_ID'),
    origin,
    tenant,
    keycloakClient: (below = '') =>
      sh`"clients/$(kcadm.sh get clients -r ${tenant} -q clientId=${id} --fields id --format csv --noquotes)${below}"`,
    oktaApi: (path, ...more) =>
      words([
        sh`curl --fail-with-body -H "Authorization: SSWS $OKTA_API_TOKEN"`,
        ...more,
        filled`${origin}/api/v1/${path(inUrl)}`,
      ]),
  };
}

/** `https://cognito-idp.{region}.amazonaws.com/{user pool}` */
const userPoolIn = (issuer: string): string | undefined =>
  /^https:\/\/cognito-idp[^/]*\/([\w-]+_[^\W_]+)\/?$/.exec(issuer)?.[1];

/** Keycloak `/realms/{realm}/`, Okta `/oauth2/{server}/v1/token`, Entra `/{tenant}/oauth2/`. */
const tenantIn = (path: string): string | undefined =>
  /\/realms\/([^/]+)/.exec(path)?.[1] ??
  /^\/oauth2\/([^/]+)\/v1\//.exec(path)?.[1] ??
  /^\/([^/]+)\/oauth2\//.exec(path)?.[1];
