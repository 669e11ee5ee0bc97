import type { Options } from 'yargs';
import { EXIT, type Command } from './_command.ts';

/**
 * The manual page `oauthbearer(1)`, from the same commands as `--help`: roff with the macros of man(7), which groff and
 * mandoc read.
 */
export function manPage(commands: readonly Command[], version: string): string {
  return [
    `.TH OAUTHBEARER 1 "" "oauthbearer ${roff(version)}" "User Commands"`,
    '.SH NAME',
    'oauthbearer \\- the doctor for Kafka clients that sign in to Confluent Cloud with OAuth',
    '.SH SYNOPSIS',
    '.B oauthbearer',
    '.I command',
    '.RI [ options ]',
    '.SH DESCRIPTION',
    line('Finds out why a Kafka client cannot sign in to Confluent Cloud with OAuth, and how to fix it.'),
    line('It changes nothing on any server unless an option says so, and prints no secret.'),
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    ...Object.entries(EXIT_STATUS).flatMap(([code, meaning]) => ['.TP', `.B ${code}`, line(meaning)]),
    '.SH SEE ALSO',
    line(
      '"oauthbearer explain ID" prints the page of a cause or a check; "oauthbearer explain FILE" reads a log.',
    ),
    '',
  ].join('\n');
}

const EXIT_STATUS: Readonly<Record<(typeof EXIT)[keyof typeof EXIT], string>> = {
  0: 'healthy; or what was asked for was done',
  1: 'a root cause was found',
  2: 'wrong usage or configuration; nothing was contacted',
  3: 'inconclusive',
  70: 'a defect of ours',
  75: 'only something transient is wrong: try again',
  130: 'interrupted (Ctrl-C)',
  129: 'ended by SIGHUP, because the terminal was closed',
  143: 'ended by SIGTERM',
};

function commandLines(command: Command): readonly string[] {
  const shown = Object.entries(command.options).filter(([, { hidden }]) => hidden !== true);
  const groups = [...new Set(shown.map(([, { group }]) => group))];
  return [
    `.SS "oauthbearer ${roff(command.usage)}"`,
    line(`${command.describe}.`),
    ...Object.entries(command.positionals ?? {}).flatMap(([name, { describe }]) => [
      '.TP',
      `.I ${roff(name)}`,
      line(describe),
    ]),
    ...groups.flatMap((group) => [
      '.PP',
      `.B "${roff(group ?? 'Options')}:"`,
      ...shown.filter(([, option]) => option.group === group).flatMap(optionLines),
    ]),
    ...(command.examples ?? []).flatMap(([example, what]) => [
      '.PP',
      line(`${what[0]?.toUpperCase()}${what.slice(1)}:`),
      '.PP',
      '.RS 4',
      '.nf',
      line(example),
      '.fi',
      '.RE',
    ]),
  ];
}

function optionLines([name, { describe, type, choices }]: readonly [string, Options]): readonly string[] {
  const value = type === 'boolean' ? '' : ` " " "${roff(valueOf(name, choices))}"`;
  return ['.TP', `.BI "\\-\\-${roff(name)}"${value}`, line(describe ?? '')];
}

const valueOf = (name: string, choices: Options['choices']): string =>
  Array.isArray(choices) && choices.length <= 5
    ? choices.join('|')
    : name.endsWith('file')
      ? 'FILE'
      : 'VALUE';

/** Text for groff and mandoc that shows backslashes and hyphens literally, so that commands can be copied. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('`', '\\(ga')
    .replaceAll("'", '\\(aq');

/** A line of text that is never read as a request, whatever it begins with. */
const line = (text: string): string => roff(text).replace(/^(?=[.\\])/, '\\&');
