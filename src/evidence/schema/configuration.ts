import * as z from 'zod/mini';
import {
  LIBRARIES,
  SYNTAXES,
  type ClientConfiguration,
  type Program,
  type Syntax,
} from '../configuration.ts';
import { place } from './source.ts';
import { maybe, text } from './value.ts';
import { tied } from './tied.ts';

const PROGRAMS = ['oauthbearer', 'snaplogic', 'strimzi'] as const satisfies readonly Program[];

const current = z.looseObject({
  file: text,
  format: text,
  formatId: text,
  syntax: z.enum(SYNTAXES),
  language: maybe(text),
  part: maybe(text),
  program: maybe(z.enum(PROGRAMS)),
  library: maybe(z.enum(LIBRARIES)),
  callback: maybe(
    z.looseObject({
      library: z.enum(LIBRARIES),
      at: place,
      returns: z.enum(['no-extensions', 'wrong-shape', 'taken']),
    }),
  ),
  ownNames: maybe(z.record(text, text)),
  isForeign: maybe(z.literal(true)),
  prefix: maybe(text),
  elsewhere: maybe(z.array(text)),
  isPartial: maybe(z.literal(true)),
  properties: z.array(z.looseObject({ name: text, value: maybe(text), at: place, nameAt: maybe(place) })),
  oddities: z.array(
    z.looseObject({
      kind: z.enum([
        'jaas',
        'escape-taken',
        'comment-cut',
        'variable-taken',
        'byte-order-mark',
        'given-twice',
        'unreadable-trust',
        'connectors-untold',
      ]),
      subject: maybe(text),
      what: maybe(text),
      at: place,
    }),
  ),
  places: z.record(text, place),
  spelled: maybe(z.record(text, z.looseObject({ before: text, name: text, between: text, after: text }))),
});

/** Earlier bundles contain only the format's title; everything derived from it is filled in here and nowhere else. */
export const configuration = tied<ClientConfiguration>()(
  z.pipe(
    z.transform((value: unknown) =>
      typeof value === 'object' &&
      value !== null &&
      !('formatId' in value) &&
      'format' in value &&
      'file' in value &&
      typeof value.format === 'string' &&
      typeof value.file === 'string'
        ? { ...value, ...filledIn(value.format, value.file) }
        : value,
    ),
    current,
  ),
);

interface Identified {
  readonly formatId: string;
  readonly syntax: Syntax;
  readonly language?: string;
  readonly program?: Program;
}

function filledIn(title: string, file: string): Identified {
  const [, formatId, syntax] = TITLES.find(
    ([known]) => title === known || title.startsWith(`${known}, `),
  ) ?? ['', 'unknown', 'properties'];
  const language = syntax === 'code' ? LANGUAGES.find(([pattern]) => pattern.test(file))?.[1] : undefined;
  const program = title.endsWith(", a client of Strimzi's") ? 'strimzi' : MAKERS[formatId];
  return {
    formatId,
    syntax,
    ...(language !== undefined && { language }),
    ...(program !== undefined && { program }),
  };
}

const MAKERS: Readonly<Record<string, Program>> = {
  'oauthbearer-yaml': 'oauthbearer',
  snaplogic: 'snaplogic',
  'snaplogic-json': 'snaplogic',
};

/** Titles as earlier versions wrote them; today's titles may differ. */
const TITLES: readonly (readonly [title: string, formatId: string, syntax: Syntax])[] = [
  ["configuration in a program's source code", 'client-code', 'code'],
  ["Confluent CLI's output of an identity provider or pool in YAML", 'confluent-cli-yaml', 'yaml'],
  ["Confluent CLI's output of an identity provider or pool", 'confluent-cli-json', 'json'],
  ["text of Confluent's CLI or console", 'confluent-cli-text', 'properties'],
  ['Kafka Connect connector', 'connect-json', 'json'],
  ['Kafka Connect worker properties', 'connect-properties', 'properties'],
  ['Docker Compose file', 'docker-compose', 'yaml'],
  ['environment variables', 'env-file', 'env'],
  ['JAAS file', 'jaas-file', 'properties'],
  ['Java client properties', 'java-properties', 'properties'],
  ['Kafka application properties', 'kafka-application-properties', 'properties'],
  ['Kafka application YAML', 'kafka-application-yaml', 'yaml'],
  ['kafkajs configuration in JSON', 'kafkajs-json', 'json'],
  ['Kubernetes manifest', 'kubernetes', 'yaml'],
  ['librdkafka configuration in JSON', 'librdkafka-json', 'json'],
  ['librdkafka properties', 'librdkafka-properties', 'properties'],
  ['oauthbearer YAML', 'oauthbearer-yaml', 'yaml'],
  ['SnapLogic account, exported as JSON', 'snaplogic-json', 'json'],
  ['SnapLogic Kafka OAuth2 Account', 'snaplogic', 'properties'],
  ['Spring Boot properties', 'spring-boot-properties', 'properties'],
  ['Spring Boot YAML', 'spring-boot-yaml', 'yaml'],
  ['Terraform state or plan of Confluent Cloud', 'terraform-json', 'json'],
  ['Terraform configuration of Confluent Cloud', 'terraform', 'hcl'],
];

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.(?:java|kts?|scala|groovy)$/i, 'java'],
  [/\.csx?$/i, 'csharp'],
  [/\.rs$/i, 'rust'],
  [/\.c$/i, 'c'],
  [/\.(?:cc|cpp|cxx|h|hpp)$/i, 'c++'],
  [/\.php$/i, 'php'],
  [/\.py$/i, 'python'],
  [/\.rb$/i, 'ruby'],
];
