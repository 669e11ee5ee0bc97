import { BROKER_SETTINGS } from './table/broker.ts';
import { CLIENT_SETTINGS } from './table/client.ts';
import { CONFLUENT_SETTINGS } from './table/confluent.ts';
import { CONSOLE_SETTINGS } from './table/console.ts';
import { RUN_SETTINGS } from './table/run.ts';
import { TOKEN_SETTINGS } from './table/token.ts';
import type { Form, Setting } from './setting.ts';

/**
 * All settings of a target. Flags, environment variables, the YAML schema, its JSON Schema, the help and the messages
 * are derived from this table. It is loaded at every start, so it imports only its parts, one file per group.
 */

export const SETTINGS = [
  ...CLIENT_SETTINGS,
  ...TOKEN_SETTINGS,
  ...CONFLUENT_SETTINGS,
  ...CONSOLE_SETTINGS,
  ...BROKER_SETTINGS,
  ...RUN_SETTINGS,
] as const satisfies readonly Setting[];

export type SettingKey = (typeof SETTINGS)[number]['key'];

/** One name of a setting: `clientSecretFile` gives `clientSecret` as a file. */
export interface Entry {
  readonly setting: Setting & { readonly key: SettingKey };
  readonly form: Form;
  readonly key: string;
  readonly flag: string;
  readonly variable: string;
}

const SUFFIX = { value: '', env: 'Env', file: 'File' } as const;
const entriesOf = (setting: Entry['setting']): readonly Entry[] =>
  (setting.forms ?? (['value'] as const)).map((form) => {
    const flag = form === 'value' ? setting.flag : `${setting.flag}-${form}`;
    return {
      setting,
      form,
      key: setting.key + SUFFIX[form],
      flag,
      variable: `OAUTHBEARER_${flag.toUpperCase().replaceAll('-', '_')}`,
    };
  });

export const ENTRIES: readonly Entry[] = SETTINGS.flatMap(entriesOf);

/** The flag as typed: a switch that is on by default has a flag that turns it off. */
export const flagOf = ({ setting, flag }: Entry): string =>
  setting.key === 'experiments' ? `no-${flag}` : flag;

/** Whether an entry holds the secret itself, rather than its location. */
export const holdsSecret = ({ setting, form }: Entry): boolean => setting.secret === true && form === 'value';

/** The ways to give a setting: on the command line, as an environment variable, in YAML, to the library. */
export type Manner = 'flag' | 'variable' | 'key' | 'property';

/**
 * The name of a setting in messages, in the notation that the user gives settings in: `--token-endpoint`,
 * `tokenEndpoint`.
 */
export function namedIn(manner: Manner, key: SettingKey, form: Form = 'value'): string {
  const entries = ENTRIES.filter(({ setting }) => setting.key === key);
  const entry = entries.find((each) => each.form === form) ?? entries[0]!;
  switch (manner) {
    case 'flag':
      return `--${flagOf(entry)}`;
    case 'variable':
      return entry.variable;
    case 'key':
      return entry.key;
    case 'property':
      return key;
  }
}

/**
 * An example of a setting: with a file if the setting can be given as one, so that no whole document is on a command
 * line.
 */
export function exampleIn(manner: Manner, key: SettingKey, form: Form = 'value'): string {
  const entries = ENTRIES.filter(({ setting }) => setting.key === key);
  return exampleOf(entries.find((each) => each.form === form) ?? entries[0]!, manner);
}

/** An example to use as it is; never one that suggests writing down a secret. */
export function exampleOf(entry: Entry, manner: Manner = 'flag'): string {
  const { setting } = entry;
  if (manner === 'property') return propertyExample(setting);
  if (setting.kind === 'switch' && manner === 'flag') return `--${flagOf(entry)}`;
  const hidden = holdsSecret(entry) && setting.key !== 'proxy';
  const given = hidden
    ? ENTRIES.find((other) => other.setting === setting && other.form === hiddenForm(setting.example))!
    : entry;
  const value = given.form === 'env' ? setting.example.toUpperCase().replace(/\W/g, '_') : setting.example;
  switch (manner) {
    case 'flag':
      return `--${given.flag} ${shown(value)}`;
    case 'variable':
      return `${given.variable}=${shown(value)}`;
    case 'key':
      return setting.kind === 'pairs'
        ? `${given.key}: { ${value.replace('=', ': ')} }`
        : `${given.key}: ${value}`;
  }
}

/** The same in a program: a secret comes from its environment, a document from a file. */
function propertyExample({ key, kind, example, forms, secret }: Setting): string {
  const literal = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
  if (secret === true && /^[A-Z_]+$/.test(example)) return `${key}: process.env.${example}`;
  if (forms?.includes('file') === true && key !== 'proxy') {
    return /^[A-Z_]+$/.test(example)
      ? `${key}: process.env.${example}`
      : `${key}: await readFile(${literal(example)}, 'utf8')`;
  }
  switch (kind) {
    case 'switch':
      return `${key}: ${example}`;
    case 'list':
    case 'topics':
      return `${key}: [${example.split(',').map(literal).join(', ')}]`;
    case 'pairs':
      return `${key}: { ${example.replace(/=(.*)/s, (_, value: string) => `: ${literal(value)}`)} }`;
    default:
      return `${key}: ${literal(example)}`;
  }
}

const hiddenForm = (example: string): Form => (/^[A-Z_]+$/.test(example) ? 'env' : 'file');
const shown = (example: string): string => (/^[\w.:/=,@+-]+$/.test(example) ? example : `'${example}'`);
