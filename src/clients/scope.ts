import type { ClientFacts } from '../evidence/client.ts';
import { fetcherOf } from './fetcher.ts';

/**
 * The parameters of the token request that the scope becomes, as the identity provider reads them: a client that writes the
 * scope as it stands lets `+` become a blank and `&` begin another parameter.
 *
 * @returns undefined where it is not known what the client sends, or it asks for no scope.
 */
function scopeParameters(configured: ClientFacts): URLSearchParams | undefined {
  const { scope, headerUrlencode = false, clientVersion } = configured;
  const fetcher = fetcherOf(configured);
  if (fetcher === undefined || scope === undefined || scope.trim() === '') return undefined;
  const request = fetcher.request({
    url: new URL('https://idp.invalid/'),
    clientId: 'id',
    clientSecret: 'secret',
    scope,
    headerUrlencode,
    ...(clientVersion === undefined ? {} : { version: clientVersion }),
  });
  return 'body' in request ? new URLSearchParams(request.body) : undefined;
}

/**
 * The scope that reaches the identity provider, where the client garbles it. Percent-encoding in the scope is meant, and so
 * is a further parameter behind it (`kafka&audience=api`): people write them to make up for the client.
 */
export function garbledScope(configured: ClientFacts): string | undefined {
  const { scope } = configured;
  if (scope === undefined || /&[\w-]+=/.test(scope)) return undefined;
  const arrives = scopeParameters(configured)?.get('scope') ?? undefined;
  if (arrives === undefined || arrives.trim() === scope.trim()) return undefined;
  return /[&+]/.test(scope) ? arrives : undefined;
}

/** Whether the client sends an audience after all, behind the scope. */
export const hasAudienceInScope = (configured: ClientFacts): boolean =>
  scopeParameters(configured)?.has('audience') === true;
