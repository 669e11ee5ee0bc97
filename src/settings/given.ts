import { didYouMean } from '../text/problem.ts';
import type { Locate, Settings } from './schema.ts';
import { ENTRIES, exampleOf, flagOf, type Entry } from './settings.ts';

/** The settings of one source, structured as in YAML, and how its messages name a place in it. */
export interface Given {
  readonly settings: Settings;
  readonly locate: Locate;
  /** An example of a setting, in this source's notation. */
  readonly example: (entry: Entry) => string;
  /** Settings from a client's own file, which the diagnosis judges: any value is allowed. */
  readonly judged?: ReadonlySet<string>;
}

/** A key for a message: on one line and short, whatever the file contains. */
export const shownKey = (key: PropertyKey): string => {
  const text = String(key);
  return /^[\w.-]{1,60}$/.test(text) ? text : 'a key with unusual characters';
};

const entryOf = (key: PropertyKey | undefined): Entry | undefined =>
  ENTRIES.find((entry) => entry.key === key);
const inside = (path: readonly PropertyKey[]): string => {
  const [, member] = path;
  return typeof member === 'string' ? ` ${shownKey(member)}` : '';
};

/** Flags, as parsed: text, or a list of texts for a repeatable flag. */
export function givenByFlags(flags: Readonly<Record<string, unknown>>): Given {
  const settings: Record<string, unknown> = {};
  for (const entry of ENTRIES) {
    const value =
      entry.setting.key === 'experiments'
        ? flags[flagOf(entry)] === true
          ? false
          : undefined
        : flags[entry.flag];
    if (value !== undefined) settings[entry.key] = fromTexts(entry, value);
  }
  return {
    settings,
    example: (entry) => exampleOf(entry, 'flag'),
    locate: (path) => {
      const entry = entryOf(path[0]);
      return entry === undefined ? shownKey(path[0] ?? '') : `--${flagOf(entry)}${inside(path)}`;
    },
  };
}

/**
 * Environment variables `OAUTHBEARER_*`. An empty one counts as not given, because Compose files and CI systems pass
 * unset variables that way. Pairs are one per line.
 *
 * @param warn called for unknown variables with this prefix
 */
export function givenByEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  warn: (line: string) => void,
): Given {
  const settings: Record<string, unknown> = {};
  for (const entry of ENTRIES) {
    const value = env[entry.variable];
    if (value === undefined || value === '') continue;
    settings[entry.key] = fromTexts(entry, entry.setting.kind === 'pairs' ? lines(value) : value);
  }
  const known = new Set([...ENTRIES.map(({ variable }) => variable), ...OTHER_VARIABLES]);
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith(PREFIX) || known.has(variable)) continue;
    warn(
      `${shownKey(variable)}: no setting uses this variable${didYouMean(variable.slice(PREFIX.length), namesOf(known), PREFIX)}`,
    );
  }
  return {
    settings,
    example: (entry) => exampleOf(entry, 'variable'),
    locate: (path) => `${entryOf(path[0])?.variable ?? shownKey(path[0] ?? '')}${inside(path)}`,
  };
}

const PREFIX = 'OAUTHBEARER_';
const OTHER_VARIABLES = ['OAUTHBEARER_CONFIG', 'OAUTHBEARER_TARGET', 'OAUTHBEARER_CLIENT_CONFIG'] as const;
const namesOf = (variables: ReadonlySet<string>): readonly string[] =>
  [...variables].map((each) => each.slice(PREFIX.length));
const lines = (value: string): readonly string[] => value.split(/\r?\n/).filter((line) => line !== '');

/** Text from a command line or an environment, structured as in YAML; the schema rejects what does not fit. */
function fromTexts(entry: Entry, value: unknown): unknown {
  switch (entry.form === 'value' ? entry.setting.kind : 'text') {
    case 'switch':
      return typeof value === 'string' ? (SWITCH[value.trim().toLowerCase()] ?? value) : value;
    case 'pairs':
      return pairs(value);
    case 'list':
    case 'topics':
      return Array.isArray(value)
        ? value.flatMap((each) => splitList(String(each)))
        : splitList(String(value));
    case 'choice':
      return typeof value === 'string' ? inItsCase(value, entry.setting.choices ?? []) : value;
    default:
      return value;
  }
}

const SWITCH: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  1: true,
  false: false,
  no: false,
  off: false,
  0: false,
};

/** The first `=` separates; the rest is kept verbatim, including spaces and quotes. */
function pairs(value: unknown): unknown {
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  if (texts.some((text) => text.indexOf('=') < 1)) return texts;
  return Object.fromEntries(
    texts.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]),
  );
}

/** Separated by commas, with optional spaces around them, like Kafka's own list type (`ConfigDef.Type.LIST`). */
export const splitList = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/**
 * The same, as Kafka clients read it. Java has trimmed the value by then; librdkafka trims it only at the beginning
 * (`rd_kafka_anyconf_set_prop`).
 */
export const inItsCaseForClients = (value: string, choices: readonly string[]): string => {
  const meant = value.replace(/^[\t-\r ]+/, '').toLowerCase();
  return choices.find((choice) => choice.toLowerCase() === meant) ?? value;
};

/** A choice in the spelling of our list: Kafka clients also accept `sasl_ssl`. */
export const inItsCase = (value: string, choices: readonly string[]): string =>
  choices.find((choice) => choice.toLowerCase() === value.trim().toLowerCase()) ?? value;
