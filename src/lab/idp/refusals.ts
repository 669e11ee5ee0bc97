import { json, type Answer } from '../network/http.ts';
import type { TokenRefusal } from '../settings.ts';

export interface Refused {
  readonly grantType: string;
  readonly audience: string | undefined;
  readonly scopes: readonly string[];
}

const denied = (status: number, description: string): Answer =>
  json(status, { error: 'access_denied', error_description: description });

/**
 * Auth0's answers to a refused token request. A wrong id, a wrong secret and a wrong authentication method get the same
 * answer.
 */
export const AUTH0: Readonly<Record<TokenRefusal, (of: Refused) => Answer>> = {
  'unknown-client': () => denied(401, 'Unauthorized'),
  'wrong-secret': () => denied(401, 'Unauthorized'),
  'client-auth-not-allowed': () => denied(401, 'Unauthorized'),
  'assertion-invalid': () =>
    json(401, { error: 'invalid_client', error_description: 'Client authentication failed' }),
  'grant-not-supported': ({ grantType }) =>
    grantType === ''
      ? json(400, { error: 'invalid_request', error_description: 'Missing required parameter: grant_type' })
      : json(400, { error: 'unsupported_grant_type', error_description: 'Unsupported grant type' }),
  'audience-missing': () =>
    denied(403, 'No audience parameter was provided, and no default audience has been configured'),
  'audience-unknown': ({ audience }) => denied(403, `Service not enabled within domain: ${audience}`),
  'scope-not-granted': ({ scopes }) =>
    denied(403, `Client has not been granted scopes: ${scopes.join(', ')}`),
};
