import { isExampleName } from '../evidence/example-names.ts';

/**
 * Whether the tenant in a token URL is one of an example: in its host or in the first part of its path. A file with such a tenant is
 * an example, so its client id is one too.
 */
export function isExampleTenant(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  const [host = ''] = hostname.split('.');
  const [, first = ''] = pathname.split('/');
  return [host, first, first.split('.')[0] ?? ''].some(isExampleName);
}
