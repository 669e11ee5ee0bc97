import { describe, expect, it, vi } from 'vitest';
import { oauthbearer } from './_terminal.ts';

vi.setConfig({ testTimeout: 60_000 });

const ILL = ['doctor', '--lab', 'jwt/iss-trailing-slash', '--format', 'short'];

describe('--only and --skip', () => {
  it.each([
    [['--only', 'network,token'], 0],
    [['--only', 'network', '--only', 'jwt'], 1],
    [['--only', 'network, jwt/issuer-is-providers'], 1],
    [['--skip', 'jwt'], 3],
    [['--skip', 'jwt', '--fail-on', 'root-cause'], 0],
    [['--skip', 'jwt', '--fail-on', 'inconclusive'], 1],
  ])('%j ends with %i and names the cause all the same', async (argv, code) => {
    const run = await oauthbearer([...ILL, ...argv]);
    expect(run.code).toBe(code);
    expect(run.stdout).toContain('jwt/iss-trailing-slash');
  });

  it.each([
    [['--only', 'netwrok'], '--only: no gate, check or cause is called "netwrok"; did you mean network?'],
    [['--skip', 'jwt/iss-trailing-slahs'], 'did you mean jwt/iss-trailing-slash?'],
    [['--only', 'jwt,'], '--only: needs names'],
    [['--only', 'jwt/iss-scheme', '--skip', 'jwt'], '--only: --skip leaves out all of it'],
  ])('%j is refused', async (argv, line) => {
    for (const command of [
      ['doctor', '--lab'],
      ['lint', 'package.json'],
      ['replay', 'no-such-file'],
    ]) {
      const run = await oauthbearer([...command, ...argv]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(line);
    }
  });

  it.each([
    ['', 'jwt'],
    ['jw', 'jwks/kid-not-in-jwks'],
    ['network,tok', 'network,token'],
  ])('completes %j', async (typed, one) => {
    const { stdout } = await oauthbearer(['--complete', 'lint', '--skip', typed]);
    expect(stdout.split('\n')).toContain(one);
    for (const line of stdout.trim().split('\n')) expect(line.startsWith(typed)).toBe(true);
  });
});
