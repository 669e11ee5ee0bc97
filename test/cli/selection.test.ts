import { describe, expect, it } from 'vitest';
import { besidesWaiting, oauthbearer } from './_terminal.ts';

const ILL = ['doctor', '--lab', 'jwt/iss-trailing-slash', '--format', 'short'];

describe('--only and --skip', () => {
  it.each([
    [['--only', 'network,token'], 0],
    [['--only', 'network', '--only', 'jwt'], 1],
    [['--only', 'network, jwt/issuer-is-providers'], 1],
    [['--skip', 'jwt'], 3],
    [['--skip', 'jwt', '--fail-on', 'root-cause'], 0],
    [['--skip', 'jwt', '--fail-on', 'inconclusive'], 1],
  ])('%j ends with %i and still names the cause', async (argv, code) => {
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

describe('--wait', () => {
  it("prints the result of each run, and ends with the last one's code", async () => {
    const run = await oauthbearer([...ILL, '--wait', '50ms']);
    expect(run).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^unhealthy: jwt\/iss-trailing-slash/),
    });
    expect(await oauthbearer([...ILL, '--wait', '1ms', '--quiet'])).toMatchObject({ code: 1, stderr: '' });
  });
  it('does not wait when the client is healthy', async () => {
    const { code, stderr } = await oauthbearer([...ILL, '--only', 'network', '--wait', '24h']);
    expect({ code, stderr: besidesWaiting(stderr) }).toEqual({ code: 0, stderr: '' });
  });
  it('ends when interrupted, with the report of the last complete run', async () => {
    const abort = new AbortController();
    let stderr = '';
    const write = (text: string): void => {
      stderr += text;
      if (text.includes('waiting: next run in')) abort.abort();
    };
    const run = await oauthbearer([...ILL, '--wait', '24h'], { signal: abort.signal, stderr: { write } });
    expect(run).toMatchObject({ code: 130, stdout: expect.stringContaining('jwt/iss-trailing-slash') });
    expect(stderr).toMatch(
      /^oauthbearer: The client cannot sign in.* \(waiting: next run in \S+ s, \S+ s left then\)\n$/,
    );
  });
  it.each([
    [['--wait', 'soon'], '--wait: is "soon"; must be between 1ms and 24h'],
    [['--wait', '25h'], '--wait: is "25h"'],
    [['--wait', '5s', '--what-if', 'key-rotation'], '--wait: does not work together with --what-if'],
    [['--wait', '5s', '--offline'], '--wait: without the network nothing changes'],
  ])('%j is refused', async (argv, line) => {
    const run = await oauthbearer(['doctor', '--lab', ...argv]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(line);
  });
});
