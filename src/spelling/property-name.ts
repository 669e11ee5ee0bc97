/** Letters and digits only, which is what all spellings of a name have in common. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * Whether a name in a file stands for a property: spelled alike, with or without a prefix (`CONNECT_SASL_MECHANISM`),
 * or its last part, in a tree (`mechanism`).
 */
export function isNameOf(property: string, written: string): boolean {
  const [known, name] = [bare(property.replace(/^jaas:/, '')), bare(written)];
  return name !== '' && (name.endsWith(known) || known.endsWith(name));
}

/** How programs spell the names of properties. */
export const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  // The images of Confluent: https://docs.confluent.io/platform/current/installation/docker/config-reference.html
  (name) => name.replace(/[.\-_]/g, (mark) => '_'.repeat('.-_'.indexOf(mark) + 1)).toUpperCase(),
  (name) => pascal(name),
  (name) => pascal(name).replace(/^./, (first) => first.toLowerCase()),
  // Logstash and ClickHouse.
  (name) => name.replace(/[.-]/g, '_'),
];

/** A property's name in .NET's `ClientConfig`: `SaslOauthbearerClientId`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase());
