import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aloneCommand } from '../../src/fleet/alone.ts';
import { HOSTILE_TEXTS } from '../report/_hostile.ts';

/** The arguments with which bash runs the program for each of these commands, in one shell. */
function argumentsIn(commands: readonly string[]): readonly (readonly string[])[] {
  const script = `oauthbearer() { printf '%s\\0' "$#" "$@"; }\n${commands.join('\n')}`;
  const words = spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout.split('\0');
  const runs: (readonly string[])[] = [];
  while (words.length > 1) runs.push(words.splice(0, 1 + Number(words[0])).slice(1));
  return runs;
}

describe('the command for one client of a fleet', () => {
  it('has the flags of the fleet, without secrets', () => {
    const flags = {
      'confluent-api-key-env': 'KEY',
      'client-secret': 'kept-9Xw2LmPq',
      'no-experiments': true,
      topic: ['orders', 'returns'],
    };
    const command = aloneCommand({ flag: 'config', file: 'fleet.yaml', target: 'orders' }, flags);
    expect(argumentsIn([command]).map((words) => words.toSorted())).toEqual([
      ['doctor', '--config=fleet.yaml', '--target=orders', '--confluent-api-key-env=KEY', '--no-experiments']
        .concat(['--topic=orders', '--topic=returns'])
        .toSorted(),
    ]);
    expect(command).not.toContain('kept-');
  });

  it('is one command for one file, whatever the file is called', () => {
    const names = HOSTILE_TEXTS.filter((text) => text.length < 200 && /^[^\0\ud800-\udfff]+$/.test(text));
    const commands = names.map((file) => aloneCommand({ flag: 'client-config', file: `a${file}` }, {}));
    expect(argumentsIn(commands)).toEqual(names.map((file) => ['doctor', `--client-config=a${file}`]));
  });
});
