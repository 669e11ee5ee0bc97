/**
 * Names that examples use for a company or a tenant: RFC 2606, Microsoft's documentation, and those that people often type. They
 * identify no one.
 */
const NAMES =
  /^(?:acme|example|contoso|fabrikam|foo|bar|test|demo|sample|company|corp|domain|tenant|org|your|my|dev-(?:123456|000000|x+))$|^(?:your|my|example|acme|contoso|fabrikam)[-_.]|[-_](?:example|tenant|domain)$/i;

/** `11111111-2222-…`, `12345678-1234-…`, `aaaaaaaa-bbbb-…`: the groups repeat one digit, or count. */
const TYPED_GUID =
  /^(?:([\da-f])\1{7}|12345678|abcdef(?:12|01)|01234567)-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

export const isExampleName = (name: string): boolean => NAMES.test(name) || TYPED_GUID.test(name);

/** Whether a name is that of an example with one letter changed, missing, doubled, or two swapped: it identifies no one, either. */
export function isNearExample(name: string, examples: readonly string[]): boolean {
  return examples.some((example) => {
    const longest = Math.max(name.length, example.length);
    const shortest = Math.min(name.length, example.length);
    let same = 0;
    while (same < shortest && name[same] === example[same]) same += 1;
    let behind = 0;
    while (behind < shortest - same && name.at(-1 - behind) === example.at(-1 - behind)) behind += 1;
    return shortest > 3 && same + behind >= longest - 2;
  });
}
