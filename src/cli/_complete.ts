import { nameOf, type Command } from './_command.ts';
import { selectable } from './_selection.ts';

/** The hidden first argument that the completion scripts pass. */
export const COMPLETE = '--complete';

/**
 * Completions of the last of these words, which may be empty or incomplete.
 *
 * @param words as typed, without the program's name
 */
export async function completionsFor(
  words: readonly string[],
  commands: readonly Command[],
): Promise<readonly string[]> {
  const current = words.at(-1) ?? '';
  const [typed, ...before] = words.slice(0, -1);
  const command = commands.find((each) => nameOf(each) === typed);
  const candidates =
    typed === undefined
      ? [...commands.map(nameOf), '--help', '--version']
      : command === undefined
        ? []
        : await within(command, before, current);
  return candidates.filter((each) => each.startsWith(current)).sort();
}

async function within(
  command: Command,
  before: readonly string[],
  current: string,
): Promise<readonly string[]> {
  const flag = before.at(-1)?.replace(/^--/, '') ?? '';
  const option = before.at(-1)?.startsWith('--') === true ? command.options[flag] : undefined;
  if (option !== undefined && option.type !== 'boolean' && !current.startsWith('-'))
    return LISTS.has(flag)
      ? listedAfter(current, await valuesOf(flag, option.choices))
      : valuesOf(flag, option.choices);
  if (current.startsWith('-')) {
    const shown = Object.entries(command.options).filter(([, each]) => each.hidden !== true);
    return [...shown.map(([name]) => `--${name}`), '--help'];
  }
  const [positional] = Object.entries(command.positionals ?? {});
  return positional === undefined ? [] : valuesOf(positional[0], positional[1].choices);
}

/** Options whose value is a comma-separated list. */
const LISTS: ReadonlySet<string> = new Set(['only', 'skip', 'lab']);

/** The list as typed so far, with each name that could come next. */
function listedAfter(current: string, names: readonly string[]): readonly string[] {
  const typed = current.slice(0, current.lastIndexOf(',') + 1);
  const already = typed.split(',');
  return names.filter((name) => !already.includes(name)).map((name) => typed + name);
}

async function valuesOf(name: string, choices: unknown): Promise<readonly string[]> {
  if (Array.isArray(choices)) return choices.map(String);
  const { ENTRIES } = await import('../settings/settings.ts');
  const entry = ENTRIES.find((each) => each.flag === name);
  if (entry?.setting.choices !== undefined) return entry.setting.choices;
  return (await DYNAMIC[name]?.()) ?? [];
}

const DYNAMIC: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  format: async () => Object.keys((await import('../report/formats/registry.generated.ts')).reporters),
  to: async () => (await import('../convert/convert.ts')).writableNames(),
  only: selectable,
  skip: selectable,
  lab: scenarioIds,
  scenarios: scenarioIds,
  workload: async () => ['cronjob/', 'deploy/', 'ds/', 'job/', 'pod/', 'sts/'],
  text: async () => (await import('../causes/registry.generated.ts')).causes.map(({ id }) => id),
};

async function scenarioIds(): Promise<readonly string[]> {
  return (await import('../lab/catalogue.ts')).listScenarios().map(({ id }) => id);
}
