/*
 * Tenants of examples: names from RFC 2606 and Microsoft's documentation, names that examples often use, and hand-typed
 * GUIDs. A file with such a tenant is an example, so its client id is one too.
 */

const NAMES =
  /^(?:acme|example|contoso|fabrikam|foo|bar|test|demo|sample|company|corp|domain|tenant|org|your|my|dev-(?:123456|000000|x+))$|^(?:your|my|example|acme|contoso|fabrikam)[-_.]|[-_](?:example|tenant|domain)$/i;

/** `11111111-2222-…`, `12345678-1234-…`, `aaaaaaaa-bbbb-…`: the groups repeat one digit, or count. */
const TYPED_GUID =
  /^(?:([\da-f])\1{7}|12345678|abcdef(?:12|01)|01234567)-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Whether the tenant in a token URL is one of an example: in its host or in the first part of its path. */
export function isExampleTenant(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  const [host = ''] = hostname.split('.');
  const [, first = ''] = pathname.split('/');
  return [host, first, first.split('.')[0] ?? ''].some((each) => NAMES.test(each) || TYPED_GUID.test(each));
}
