import { WORDS_FOR, type NeededKey } from '../../spelling/settings.ts';
import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { spelledSetting, type Pairs } from './setting.ts';
import { pairOf } from './spelled.ts';

/** kafkajs has no configuration file: its settings are in a program, or in JSON that a program reads. */
const SETTINGS: Readonly<
  Partial<Record<NeededKey, (value: string) => readonly [name: string, value: unknown]>>
> = {
  bootstrapServers: (value) => ['brokers', value.split(',')],
  securityProtocol: (value) => ['ssl', value.endsWith('SSL')],
  saslMechanism: (value) => ['sasl', { mechanism: value.toLowerCase() }],
};

/** A setting as a member of kafkajs's options, or as a value for the program's token provider. */
export function kafkajsSetting(
  configuration: ClientConfiguration | undefined,
  setting: NeededKey,
  value: string,
): string {
  const own = spelledSetting(configuration, setting);
  const [name, given] = SETTINGS[setting]?.(value) ?? [];
  if (own !== undefined && !Array.isArray(given))
    return pairOf(
      own,
      typeof given === 'boolean' ? String(given) : setting === 'saslMechanism' ? value.toLowerCase() : value,
      false,
    );
  if (name !== undefined) return memberIn(configuration, name, given);
  return `// in your oauthBearerProvider, the ${WORDS_FOR[setting]}:\n${value}`;
}

/** The extensions that the token provider returns. */
export const kafkajsExtensions = (configuration: ClientConfiguration | undefined, pairs: Pairs): string => {
  const member = memberIn(configuration, 'extensions', Object.fromEntries(pairs));
  return isJson(configuration)
    ? member
    : `// beside value, in what your oauthBearerProvider returns:\n${member}`;
};

const isJson = (configuration: ClientConfiguration | undefined): boolean => configuration?.syntax === 'json';

const memberIn = (configuration: ClientConfiguration | undefined, name: string, value: unknown): string =>
  isJson(configuration)
    ? `"${name}": ${literal(value, JSON.stringify, '"')},`
    : `${name}: ${literal(value, quoted, '')}`;

/** On one line. */
function literal(value: unknown, write: (text: string) => string, mark: string): string {
  if (typeof value === 'string') return write(value);
  if (Array.isArray(value)) return `[${value.map((each) => literal(each, write, mark)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(
    ([key, each]) => `${mark}${key}${mark}: ${literal(each, write, mark)}`,
  );
  return `{ ${members.join(', ')} }`;
}

const quoted = (value: string): string =>
  `'${value.replaceAll('\\', String.raw`\\`).replaceAll("'", String.raw`\'`)}'`;
