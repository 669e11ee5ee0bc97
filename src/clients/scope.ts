import type { ClientFacts } from '../evidence/client.ts';
import { fetcherOf } from './fetcher.ts';

/**
 * The parameters of the token request that result from the scope, as the identity provider reads them: if a client does
 * not encode the scope, `+` becomes a space and `&` begins another parameter.
 *
 * @returns undefined when the client's encoding is unknown, or it requests no scope
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
 * The scope that reaches the identity provider, if the client garbles it. Percent-encoding in the scope is intended,
 * and so is an additional parameter after it (`kafka&audience=api`): people write them to work around the client.
 */
export function garbledScope(configured: ClientFacts): string | undefined {
  const { scope } = configured;
  if (scope === undefined || /&[\w-]+=/.test(scope)) return undefined;
  const arrives = scopeParameters(configured)?.get('scope') ?? undefined;
  if (arrives === undefined || arrives.trim() === scope.trim()) return undefined;
  return /[&+]/.test(scope) ? arrives : undefined;
}

/** Whether the client sends an audience after all, appended to the scope. */
export const hasAudienceInScope = (configured: ClientFacts): boolean =>
  scopeParameters(configured)?.has('audience') === true;
