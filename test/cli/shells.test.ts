import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commands } from '../../src/cli/main.ts';
import { manPage } from '../../src/cli/man.ts';
import { oauthbearer } from './_terminal.ts';

const isHere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

let folder: string;
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  PATH: `${folder}${delimiter}${process.env['PATH']}`,
});
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oauthbearer-shells-'));
  writeFileSync(
    join(folder, 'oauthbearer'),
    `#!/bin/sh\nexec "${process.execPath}" "${inject('executable')}" "$@"\n`,
  );
  chmodSync(join(folder, 'oauthbearer'), 0o755);
  writeFileSync(join(folder, 'client.properties'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads the script, and prints what the shell would offer after these words, one per line. */
const OFFERS: Readonly<Record<string, (script: string, words: readonly string[]) => readonly string[]>> = {
  bash: (script, words) => [
    '--norc',
    '-c',
    `source ${script}; COMP_WORDS=(oauthbearer "$@"); COMP_CWORD=$#; _oauthbearer; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    ...words,
  ],
  // `compadd` works only in zsh's line editor.
  zsh: (script, words) => [
    '-f',
    '-c',
    `compdef() {}; compadd() { shift; print -l -- "$@" }; _files() { print -l -- *"\${words[CURRENT]}"* }; source ${script}; words=(oauthbearer "$@"); CURRENT=\${#words}; _oauthbearer`,
    'zsh',
    ...words,
  ],
  fish: (script, words) => [
    '--no-config',
    '-c',
    `source ${script}; complete -C "oauthbearer ${words.join(' ')}"`,
  ],
};

describe.each(Object.keys(OFFERS))('completion in %s', (shell) => {
  it.skipIf(!isHere(shell)).each([
    [['rep'], 'replay'],
    [['doctor', '--fail-on', 'root'], 'root-cause'],
    [['doctor', '--only', 'network,toke'], 'network,token'],
    [['doctor', '--lab', 'jwt/iss-trailing'], 'jwt/iss-trailing-slash'],
    [['lint', 'client'], 'client.properties'],
    [['completion', ''], 'fish'],
  ])('for %j offers %s', async (words, offer) => {
    const script = join(folder, `completion.${shell}`);
    writeFileSync(script, (await oauthbearer(['completion', shell])).stdout);
    const said = execFileSync(shell, OFFERS[shell]!(script, words), {
      env: env(),
      cwd: folder,
      encoding: 'utf8',
    });
    expect(said.split('\n')).toContain(offer);
  });
});

/** PowerShell itself is not available, so only the syntax that its documentation requires is tested (about_Parsing). */
describe('completion in PowerShell', () => {
  it('is a balanced script block that expands no word of the user and runs none in a shell', async () => {
    const { stdout } = await oauthbearer(['completion', 'powershell']);
    const bare = stdout.replace(/#.*$/gm, '').replace(/'[^']*'|"[^"]*"/g, "''");
    for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair])) {
      expect(bare.split(open!).length).toBe(bare.split(close!).length);
    }
    expect(bare).toMatch(
      /^\s*Register-ArgumentCompleter -Native -CommandName oauthbearer -ScriptBlock \{\s*param\(/,
    );
    expect(bare).not.toMatch(/Invoke-Expression|\biex\b|`/i);
  });
});

describe('the manual page', () => {
  const page = manPage(commands, '0.1.0');

  it('has every command, and every flag that --help shows', async () => {
    const plain = page.replaceAll('\\-', '-');
    for (const { usage, options } of commands) {
      expect(plain).toContain(`.SS "oauthbearer ${usage}"`);
      for (const [name, { hidden }] of Object.entries(options))
        if (hidden !== true) expect(plain).toContain(`"--${name}"`);
    }
    expect(plain).not.toMatch(/"--client-secret"/);
  });

  it.each([
    ['groff', ['-ww', '-man', '-Tutf8', '-z']],
    ['mandoc', ['-T', 'lint', '-W', 'error']],
  ])('is accepted by %s without warnings', (program, flags) => {
    const file = join(folder, 'oauthbearer.1');
    writeFileSync(file, page);
    const { error, stdout, stderr } = spawnSync(program, [...flags, file], { encoding: 'utf8' });
    if (error === undefined) expect(stdout + stderr).toBe('');
    else console.warn(`${program} is not here: the manual page was not checked with it`);
  });

  it.skipIf(!isHere('groff'))('shows commands so that they can be copied', () => {
    const file = join(folder, 'copied.1');
    writeFileSync(file, page);
    const shown = execFileSync('groff', ['-man', '-Tutf8', '-P-cbou', file], { encoding: 'utf8' });
    expect(shown).toContain('oauthbearer doctor --lab jwt/iss-trailing-slash');
    expect(shown).toContain("client's own configuration file");
  });
});
