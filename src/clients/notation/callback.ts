import type { ClientConfiguration, Library } from '../../evidence/configuration.ts';
import type { Pairs } from './setting.ts';

/* SASL extensions as a program's callback returns them to its client, with the token. */

/** Undefined if they belong in the client's settings; empty for a library that cannot send them. */
export function callbackExtensions(
  configuration: ClientConfiguration | undefined,
  pairs: Pairs,
): string | undefined {
  const library = configuration?.callback?.library ?? configuration?.library;
  return library === undefined ? undefined : EXTENSIONS[library](pairs);
}

const text = (value: string): string => JSON.stringify(value);
const members = (pairs: Pairs, between: string): string =>
  pairs.map(([name, value]) => `${text(name)}${between}${text(value)}`).join(', ');

const inGo = (pairs: Pairs): string => `Extensions: map[string]string{${members(pairs, ': ')}},`;

const EXTENSIONS: Readonly<Record<Library, (pairs: Pairs) => string | undefined>> = {
  'azure-functions': () => undefined,
  'confluent-kafka-dotnet': (pairs) =>
    `// as the fourth argument of OAuthBearerSetToken:\nnew Dictionary<string, string> { ${pairs.map(([name, value]) => `[${text(name)}] = ${text(value)}`).join(', ')} }`,
  'confluent-kafka-go': (pairs) => `// in the kafka.OAuthBearerToken:\n${inGo(pairs)}`,
  'confluent-kafka-python': (pairs) =>
    `# as the fourth member of what oauth_cb returns, behind the principal:\n{${members(pairs, ': ')}}`,
  'franz-go': (pairs) => `// in the oauth.Auth that you return:\n${inGo(pairs)}`,
  'kafka-go': (pairs) =>
    `// in the first message of your mechanism, behind the token:\n"\\x01${pairs.map(([name, value]) => `${name}=${value}`).join('\\x01')}\\x01\\x01"`,
  'kafka-python': (pairs) =>
    `# in the class of your token provider:\ndef extensions(self):\n    return {${members(pairs, ': ')}}`,
  kafkajs: () => undefined,
  librdkafka: (pairs) =>
    `// as extensions of rd_kafka_oauthbearer_set_token, with their number (${pairs.length * 2}) behind it:\n(const char *[]){${pairs.map((pair) => pair.map(text).join(', ')).join(', ')}}`,
  'rdkafka-php': (pairs) => `// as the fourth argument of oauthbearerSetToken:\n[${members(pairs, ' => ')}]`,
  'rdkafka-ruby': (pairs) =>
    `# in the call of oauthbearer_set_token:\nextensions: { ${members(pairs, ' => ')} }`,
  'rust-rdkafka': () => '',
  sarama: (pairs) => `// in the sarama.AccessToken that Token returns:\n${inGo(pairs)}`,
};
