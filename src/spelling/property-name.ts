/** Letters and digits alone: what is left of a name when each program has spelled it in its own way. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');

/**
 * Whether a name in a file stands for a property: it is spelled likewise, behind whatever says whose it is
 * (`CONNECT_SASL_MECHANISM`), or it is the end of it, in a tree (`mechanism`).
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

/** A property as .NET's `ClientConfig` has it: `SaslOauthbearerClientId`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase());
