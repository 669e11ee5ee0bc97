import { filled, variable, type Filled } from '../../commands/value.ts';

/** The intended scope for Entra ID: `api://orders/read` and `api://orders` both mean the API `api://orders`. */
export function defaultScope(scope: string | undefined): Filled {
  const first = scope?.trim().split(/\s+/)[0] ?? '';
  const api = /^([a-z][a-z0-9+.-]*:\/\/[^/]+)(?:\/.*)?$/i.exec(first)?.[1];
  return filled`${api ?? filled`api://${variable('API_APP_ID')}`}/.default`;
}
