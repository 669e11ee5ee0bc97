import { didYouMean, UsageError } from '../text/problem.ts';
import { nameOf, type Arguments, type Command } from './_command.ts';

/** Mistakes that yargs accepts: options given twice, a value for a switch, words after `--`. */
export function complaintsAbout(
  command: Command,
  args: Arguments,
  argv: readonly string[],
): readonly string[] {
  const twice = Object.entries(command.options)
    .filter(([name, option]) => option.array !== true && Array.isArray(args[name]))
    .map(([name]) => `--${name}: given more than once; give it once`);
  const valued = Object.entries(command.options)
    .filter(
      ([name, option]) => option.type === 'boolean' && argv.some((word) => word.startsWith(`--${name}=`)),
    )
    .map(([name]) => `--${name}: does not take a value`);
  const words = Array.isArray(args['_']) ? args['_'].length : 0;
  const surplus =
    words > 1 ? [`${nameOf(command)}: too many arguments; see "oauthbearer ${nameOf(command)} --help"`] : [];
  return [...twice, ...valued, ...surplus];
}

/** yargs takes no `-`, which means standard input, for the value of an option that may be repeated. */
export function withDashesJoined(argv: readonly string[], commands: readonly Command[]): readonly string[] {
  const options = commands.find((each) => nameOf(each) === argv[0])?.options ?? {};
  const isValue = (at: number): boolean =>
    argv[at] === '-' && options[/^--([\w-]+)$/.exec(argv[at - 1] ?? '')?.[1] ?? '']?.requiresArg === true;
  return argv.flatMap((word, at) => {
    if (isValue(at)) return [];
    return isValue(at + 1) ? [`${word}=-`] : [word];
  });
}

/** yargs ignores a `-` that means standard input, and drops it from a list of files. */
export function withDashes(command: Command, args: Arguments, argv: readonly string[]): Arguments {
  const names = argv.includes('-') ? Object.keys(command.positionals ?? {}) : [];
  const given = names.flatMap((name): readonly (readonly [string, unknown])[] => {
    const value = args[name];
    if (value === '') return [[name, '-']];
    return Array.isArray(value) && hasDash(command, argv) ? [[name, [...value.map(String), '-']]] : [];
  });
  return { ...args, ...Object.fromEntries(given) };
}

/** Whether there is a `-` that is not the value of the option before it. */
const hasDash = ({ options }: Command, argv: readonly string[]): boolean =>
  argv.some((word, index) => word === '-' && options[argv[index - 1]?.slice(2) ?? '']?.requiresArg !== true);

/**
 * A yargs error in our own words. A word that is neither a flag nor a command is not shown: it may be a secret whose
 * flag is missing.
 */
export function fromYargs(
  message: string,
  argv: readonly string[],
  commands: readonly Command[],
): UsageError {
  const command = commands.find((each) => nameOf(each) === argv[0]);
  const flagless = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (flagless !== undefined) {
    const flag = fullName(flagless, command);
    return new UsageError([
      `--${flag}: needs a value; if the value begins with a dash, write --${flag}=VALUE`,
    ]);
  }
  const unknown = /^Unknown (?:argument|command)s?: (.+)$/s.exec(message)?.[1]?.split(', ');
  if (command === undefined) return new UsageError([unknownCommand(argv[0] ?? '', commands)]);
  const name = nameOf(command);
  if (unknown !== undefined) {
    const flags = unknown.map(plain).filter((word) => isFlagIn(argv, word));
    const lines = flags.map((flag) => noSuchOption(flag, command));
    return new UsageError(
      lines.length > 0
        ? lines
        : [`${name}: too many arguments; are quotes missing? See "oauthbearer ${name} --help"`],
    );
  }
  const choice = /Argument: ([\w-]+), Given: "?(.*?)"?, Choices: (.+)$/s.exec(message);
  if (choice !== null) {
    const [, option, given, choices] = choice;
    const isPositional = Object.hasOwn(command.positionals ?? {}, option!);
    const known = choices!.replaceAll('"', '');
    return new UsageError([
      `${isPositional ? name : `--${option}`}: must be one of ${known}${didYouMean(given!, known.split(', '))}`,
    ]);
  }
  if (message.startsWith('Not enough non-option arguments')) {
    // An unknown flag consumed the missing argument.
    const strays = argv.flatMap((word) => /^--([^=]+)/.exec(word)?.[1] ?? []);
    const known = [...Object.keys(command.options), 'help', 'version'];
    const lines = strays.filter((flag) => !known.includes(flag)).map((flag) => noSuchOption(flag, command));
    if (lines.length > 0) return new UsageError(lines);
    return new UsageError([`${name} needs ${wantedBy(command)}: oauthbearer ${command.usage}`]);
  }
  return new UsageError([`${name}: invalid arguments; see "oauthbearer ${name} --help"`]);
}

/** The name behind a short one: `namespace` for `n`. */
const fullName = (flag: string, command: Command | undefined): string =>
  Object.entries(command?.options ?? {}).find(([, { alias }]) => alias === flag)?.[0] ?? flag;

/** "an id", from `explain <id>`. */
function wantedBy({ usage }: Command): string {
  const wanted = /[<[]([a-z-]+)/.exec(usage)?.[1] ?? 'argument';
  return `${/^[aeiou]/.test(wanted) ? 'an' : 'a'} ${wanted.replace(/s$/, '')}`;
}

const noSuchOption = (flag: string, command: Command): string =>
  `${dashed(flag)}: unknown option${didYouMean(flag, visibleFlags(command), '--')}`;

function unknownCommand(word: string, commands: readonly Command[]): string {
  const names = commands.map(nameOf);
  if (word.startsWith('-'))
    return `no command given; commands: ${names.join(', ')}, for example "oauthbearer doctor --lab"`;
  const hint = didYouMean(word, names);
  return `unknown command${hint === '' ? `; there are ${names.join(', ')}` : hint}`;
}

/** yargs escapes `__proto__` like this. */
const plain = (word: string): string => word.replace(/^___proto___$/, '__proto__');
const dashed = (flag: string): string =>
  /^[\w.-]{1,60}$/.test(flag)
    ? `${flag.length === 1 ? '-' : '--'}${flag}`
    : 'an option with unusual characters';

const isFlagIn = (argv: readonly string[], word: string): boolean =>
  argv.some(
    (each) =>
      each === `--${word}` ||
      each.startsWith(`--${word}=`) ||
      each === `-${word}` ||
      each.startsWith(`-${word}=`),
  );

const visibleFlags = (command: Command): readonly string[] => [
  'help',
  ...Object.entries(command.options)
    .filter(([, option]) => option.hidden !== true)
    .map(([name]) => name),
];
