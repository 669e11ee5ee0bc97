import { assemble, missingThings } from './assemble.ts';
import { draw, whyUnreadable, type Values, type Wells } from './draw.ts';
import { givenByEnvironment, givenByFlags, shownKey, type Given } from './given.ts';
import { pick } from './pick.ts';
import { quoted, refuse, UsageError } from './problem.ts';
import { ENTRIES, exampleOf, holdsSecret, type SettingKey } from './settings.ts';
import type { Target } from './target.ts';

export interface Sources extends Wells {
  /** Flags by name without dashes, `config` and `target` among them: text, a list of texts, or true for a switch. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Called with one line about what works but should not be done so. */
  readonly warn: (line: string) => void;
}

/**
 * The target that a configuration file, the environment and flags describe together, the later ones winning. Nothing is
 * contacted.
 *
 * @throws UsageError with every problem found.
 */
export async function loadTarget(sources: Sources): Promise<Target> {
  const file = await configurationOf(sources);
  const environment = givenByEnvironment(sources.env, sources.warn);
  const flags = givenByFlags(sources.flags);
  warnOfBareSecrets(flags, sources.warn);
  const { picks, problems } = pick([...(file === undefined ? [] : [file]), environment, flags]);
  const { values, problems: undrawn } = await draw(picks, sources);
  const name = nameOf(file);
  const { target, problems: unusable } = assemble(name, values);
  refuse([...problems, ...undrawn, ...missingThings(picks), ...unusable]);
  return target;
}

/**
 * A target from settings as a program has them: the keys of the YAML, values alone (nothing is read from environment or
 * files).
 *
 * @throws UsageError with every problem found.
 */
export function targetFrom(settings: Readonly<Record<string, unknown>>): Target {
  const given: Given = {
    settings: defined(settings),
    locate: (path) => path.map(shownKey).join('.'),
    example: (entry) => exampleOf(entry, 'key'),
  };
  const { picks, problems } = pick([given]);
  const named = [...picks.values()].filter(({ entry }) => entry.form !== 'value');
  const values: Values = new Map(
    [...picks].filter(([, each]) => each.valid).map(([key, { value, where }]) => [key, { value, where }]),
  );
  const { target, problems: unusable } = assemble(nameOf(given), named.length > 0 ? new Map() : values);
  refuse([
    ...problems,
    ...named.map(
      ({ where, entry }) => `${where}: is for configuration files; give ${entry.setting.key} itself`,
    ),
    ...missingThings(picks),
    ...unusable,
  ]);
  return target;
}

/**
 * How a run may be changed whatever the target is: how long, which addresses, with or without experiments.
 *
 * @throws UsageError for any other setting among the flags, because the lab brings its own target.
 */
export function runFlags(flags: Readonly<Record<string, unknown>>): (target: Target) => Target {
  const given = givenByFlags(flags);
  const { picks, problems } = pick([given]);
  const foreign = [...picks].filter(([key]) => !OF_THE_RUN.has(key));
  refuse([
    ...foreign.map(([, { where }]) => `${where}: the lab brings its own target; leave it out`),
    ...problems,
  ]);
  const values: Values = new Map([...picks].map(([key, { value, where }]) => [key, { value, where }]));
  const { target: run } = assemble('lab', values);
  return (target) => ({
    ...target,
    ...(picks.has('timeout') && { timeoutMs: run.timeoutMs }),
    ...(picks.has('connectTimeout') && { connectTimeoutMs: run.connectTimeoutMs }),
    ...(picks.has('offline') && { offline: run.offline }),
    ...(picks.has('experiments') && { experiments: run.experiments }),
  });
}

const OF_THE_RUN: ReadonlySet<SettingKey> = new Set(['timeout', 'connectTimeout', 'offline', 'experiments']);

async function configurationOf(sources: Sources): Promise<(Given & { readonly name?: string }) | undefined> {
  const path = textOf(sources.flags['config']) ?? textOf(sources.env['OAUTHBEARER_CONFIG']);
  const target = textOf(sources.flags['target']) ?? textOf(sources.env['OAUTHBEARER_TARGET']);
  if (path === undefined) {
    if (target === undefined) return undefined;
    throw new UsageError(['--target: chooses among the targets of a file; give --config FILE too']);
  }
  let source: string;
  try {
    source = path === '-' ? await sources.readStdin() : await sources.readFile(path);
  } catch (error) {
    throw new UsageError([`--config ${quoted(path)}: ${whyUnreadable(error)}`]);
  }
  const { givenByFile } = await import('./config-file.ts');
  return givenByFile(path === '-' ? 'standard input' : path, source, target);
}

function warnOfBareSecrets(flags: Given, warn: (line: string) => void): void {
  for (const entry of ENTRIES) {
    if (!holdsSecret(entry) || entry.setting.key === 'proxy' || flags.settings[entry.key] === undefined)
      continue;
    warn(
      `--${entry.flag}: everybody on this machine can see it in the list of processes; use --${entry.flag}-env or --${entry.flag}-file`,
    );
  }
}

function nameOf(given: (Given & { readonly name?: string }) | undefined): string {
  const own = given?.settings['name'];
  return typeof own === 'string' && own !== '' ? own : (given?.name ?? 'default');
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const defined = (settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null));
