import type { Options } from 'yargs';
import type { Arguments } from './_command.ts';
import { ENTRIES, flagOf, holdsSecret, type Entry } from '../settings/settings.ts';

/**
 * The flags of a target, from the table of settings. All values are strings, because yargs would turn `1e5` and `0x10`
 * into numbers; repeatable ones are lists of strings.
 */
export const targetFlags: Readonly<Record<string, Options>> = {
  config: {
    type: 'string',
    requiresArg: true,
    group: 'Target',
    describe: 'YAML file with the settings below',
  },
  'client-config': {
    type: 'string',
    array: true,
    requiresArg: true,
    group: 'Target',
    describe: "the client's own configuration file, in any format; may be repeated",
  },
  'client-format': {
    type: 'string',
    requiresArg: true,
    group: 'Target',
    describe: 'the format of that file, if it is not recognised',
  },
  target: { type: 'string', requiresArg: true, group: 'Target', describe: 'the target in that file' },
  ...Object.fromEntries(ENTRIES.map((entry) => [flagOf(entry), optionOf(entry)])),
};

/** Flags that apply to clients whose configuration is found, not named. */
export const flagsForFoundClients: Readonly<Record<string, Options>> = Object.fromEntries(
  Object.entries(targetFlags).filter(
    ([flag]) => !['config', 'client-config', 'client-format', 'target'].includes(flag),
  ),
);

/** The flags of a target among the arguments. */
export const settingsIn = (args: Arguments): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([name]) => Object.hasOwn(targetFlags, name)));

function optionOf(entry: Entry): Options {
  const { setting, form } = entry;
  const common = { group: setting.group, hidden: isHidden(entry), describe: describe(entry) };
  if (form !== 'value') return { ...common, type: 'string', requiresArg: true };
  switch (setting.kind) {
    case 'switch':
      return { ...common, type: 'boolean' };
    case 'pairs':
    case 'list':
    case 'topics':
      return { ...common, type: 'string', array: true, requiresArg: true };
    default:
      return { ...common, type: 'string', requiresArg: true };
  }
}

/** Supported but not shown: it would put a secret or a document on the command line. */
function isHidden(entry: Entry): boolean {
  const { setting, form } = entry;
  return (
    form === 'value' &&
    setting.key !== 'proxy' &&
    (holdsSecret(entry) || setting.forms?.includes('file') === true)
  );
}

function describe({ setting, form }: Entry): string {
  if (setting.key === 'experiments') return 'do not confirm a cause with one more attempt';
  const choices = form === 'value' && setting.choices !== undefined ? ` (${setting.choices.join(', ')})` : '';
  const where = {
    value: '',
    env: ', in this environment variable',
    file: ', in this file (- for standard input)',
  };
  const example =
    form === 'value' && setting.choices === undefined && setting.kind !== 'switch'
      ? ` (${setting.example})`
      : '';
  return setting.doc + where[form] + choices + example;
}
