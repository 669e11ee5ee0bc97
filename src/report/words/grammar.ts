/**
 * A title after "The client cannot sign in:". Its first word becomes lower case, unless it is a name or an abbreviation
 * (`Confluent`, `TLS`, `PingFederate`).
 */
export const continued = (title: string): string =>
  title.replace(/^[A-Z][a-z]*(?![\w.])/, (word) => (NAMES.has(word) ? word : word.toLowerCase()));

/** Names that a title may begin with, and that look like an ordinary word at the start of a sentence. */
const NAMES: ReadonlySet<string> = new Set([
  ...['Amazon', 'Azure', 'Cognito', 'Confluent', 'Entra', 'Google', 'Java', 'Kafka', 'Keycloak', 'Microsoft'],
  ...['Okta', 'Ping', 'Schema', 'Spring'],
]);

export const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;
