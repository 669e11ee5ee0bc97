import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cause } from '../../src/causes/define.ts';
import { ShellCommand } from '../../src/commands/sh.ts';
import type { FixCommand } from '../../src/evidence/fix.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';

/* Runs the commands of a cause's fix in bash, with evidence from a hostile source. */

/** Ends a word, a quote and a line, and contains what a shell expands. */
const PAYLOAD =
  '$(touch PWNED)`touch PWNED`\'; touch PWNED; \'"; touch PWNED; "\ntouch PWNED\r\n|touch PWNED&touch PWNED>PWNED<PWNED!!%PATH%\\\u202e\u001b]0;x\u0007${PWNED}%{x}';

const VARIANTS: readonly ((value: string) => string)[] = [
  () => PAYLOAD,
  () => `-o/tmp/PWNED ${PAYLOAD}`,
  (value) => value + PAYLOAD,
];

/** All commands of the cause's fix, with each text of the evidence made hostile in turn. */
export function hostileCommands(cause: Cause, evidence: Evidence): readonly FixCommand[] {
  return [...textsIn(evidence)].flatMap((text) =>
    VARIANTS.flatMap((variant) => {
      const poisoned = replacedIn(evidence, text, variant(text)) as Evidence;
      try {
        return cause.suspect(poisoned)?.fix.commands ?? [];
      } catch (error) {
        // Its type restricts this text to a few values, so other values are rejected earlier.
        if (error instanceof Error && /^A command has/.test(error.message)) throw error;
        return [];
      }
    }),
  );
}

function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string' && value.length > 1) found.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) textsIn(each, found);
  return found;
}

/** Everywhere, so that equal texts stay equal. */
function replacedIn(value: unknown, text: string, by: string): unknown {
  if (typeof value === 'string') return value.replaceAll(text, () => by);
  if (Array.isArray(value)) return value.map((each) => replacedIn(each, text, by));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replacedIn(each, text, by)]));
}

/** What is wrong with these commands: nothing, or a line for each. */
export function harmOf(commands: readonly FixCommand[]): readonly string[] {
  const shell = commands.flatMap(({ text }) => (text instanceof ShellCommand ? [text.in('bash')] : []));
  const others = commands.flatMap(({ text }) => (text instanceof ShellCommand ? [] : [text.toString()]));
  return [...harmInBash([...new Set(shell)]), ...[...new Set(others)].filter(isMoreThanText)];
}

/** A value has begun its own line, ended an HCL string, or contains something that affects a terminal. */
const isMoreThanText = (text: string): boolean =>
  /^[ \t|]*touch|[\u0000-\u0009\u000b-\u001f\u007f\u202e]/m.test(text) ||
  (text.startsWith('resource ') &&
    !/^resource "\w+" … \{ (?:(?:, )?\w+ = "(?:[^"\\\n$%]|\\.|\$\$|%%|[$%](?!\{))*")+ \}$/.test(text));

/** Runs them in a bash that finds no programs, and records what it would have run. */
function harmInBash(commands: readonly string[]): readonly string[] {
  if (commands.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    const script = join(folder, 'script');
    const calls = join(folder, 'calls');
    writeFileSync(join(folder, 'commands'), commands.map((each) => `${each}\0`).join(''));
    writeFileSync(calls, '');
    writeFileSync(
      script,
      `PATH=/nowhere
command_not_found_handle() { printf '%s\\0' "\${#@}" "$@" >> ${calls}; }
cd ${folder}/in || exit 1
while IFS= read -r -d '' each <&3; do ( eval "$each" ) </dev/null >/dev/null; done 3< ${folder}/commands
`,
    );
    mkdirSync(join(folder, 'in'));
    const { stderr } = spawnSync('bash', ['--norc', script], { encoding: 'utf8' });
    return [
      ...readdirSync(join(folder, 'in'))
        .filter((name) => name.includes('PWNED'))
        .map((name) => `wrote ${name}`),
      ...stderr.split('\n').filter((line) => /syntax error|unexpected|unbound/.test(line)),
      ...callsIn(readFileSync(calls, 'utf8'))
        .filter(([program, ...words]) => program === 'touch' || words.some(isInjected))
        .map((call) => `ran ${JSON.stringify(call)}`),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A value that became an option. */
const isInjected = (word: string): boolean => word.startsWith('-o/tmp');

function callsIn(text: string): readonly (readonly string[])[] {
  const words = text.split('\0').slice(0, -1);
  const calls: string[][] = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}
