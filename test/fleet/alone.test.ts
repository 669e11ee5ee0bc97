import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aloneCommand } from '../../src/fleet/alone.ts';
import { HOSTILE_TEXTS } from '../report/_hostile.ts';

const argumentsIn = (command: string): readonly string[] =>
  spawnSync('bash', ['-c', `oauthbearer() { printf '%s\\0' "$@"; }\n${command}`], { encoding: 'utf8' })
    .stdout.split('\0')
    .slice(0, -1);

describe('the command for one client of a fleet', () => {
  it('has the flags of the fleet, without secrets', () => {
    const flags = {
      'confluent-api-key-env': 'KEY',
      'client-secret': 'kept-9Xw2LmPq',
      'no-experiments': true,
      topic: ['orders', 'returns'],
    };
    const command = aloneCommand({ flag: 'config', file: 'fleet.yaml', target: 'orders' }, flags);
    expect(argumentsIn(command).toSorted()).toEqual(
      ['doctor', '--config=fleet.yaml', '--target=orders', '--confluent-api-key-env=KEY', '--no-experiments']
        .concat(['--topic=orders', '--topic=returns'])
        .toSorted(),
    );
    expect(command).not.toContain('kept-');
  });

  it('is one command for one file, whatever the file is called', () => {
    const names = HOSTILE_TEXTS.filter((text) => text.length < 200 && /^[^\0\ud800-\udfff]+$/.test(text));
    for (const file of names) {
      const command = aloneCommand({ flag: 'client-config', file: `a${file}` }, {});
      expect(argumentsIn(command)).toEqual(['doctor', `--client-config=a${file}`]);
    }
  });
});
