// @module-tag hostile/http
import { afterAll, describe, expect, it } from 'vitest';
import { atTerminal, hasTerminal, KEY } from './_pty.ts';
import { jsonAnswer, saying, SPIN, spinPreload } from './_spin.ts';

const spin = spinPreload();
afterAll(() => spin.remove());

/** The terminal that is left: lines are read as lines, what is typed is shown, and so is the cursor. */
const SOUND = /(?<![-\w])isig icanon[^]* echo echoe/;
const cursorIsShown = (drawn: string): boolean =>
  drawn.lastIndexOf('\u001b[?25h') > drawn.lastIndexOf('\u001b[?25l');

describe.runIf(hasTerminal)('questions at a terminal', () => {
  const untilUrl = async (env: Readonly<Record<string, string>>, afterwards?: string) => {
    const pty = atTerminal(['init'], { ...spin.env, ...env }, afterwards);
    await pty.shows('Which client is it?');
    pty.press(KEY.enter);
    await pty.shows('Discovery URL');
    return pty;
  };

  it('a discovery document that keeps the doctor busy ends init within its time', async () => {
    const { shows, press, ended, drawn } = await untilUrl({ OAUTHBEARER_TIMEOUT: '2s' });
    press(`http://127.0.0.1:${await saying(SPIN)}/`, KEY.enter);
    await shows('spinning');
    await shows('oauthbearer: stopped: the discovery did not end within 2 s, so no file is written');
    await shows('an answer keeps the doctor itself busy');
    expect(await ended).toBe(3);
    expect(cursorIsShown(drawn())).toBe(true);
  });
  it('Ctrl-C ends it while an answer keeps the doctor busy', async () => {
    const { shows, press, ended } = await untilUrl({});
    press(`http://127.0.0.1:${await saying(SPIN)}/`, KEY.enter);
    await shows('spinning');
    press(KEY.interrupt);
    await shows('oauthbearer: interrupted');
    expect(await ended).toBe(130);
  });
  it('Ctrl-C ends a question that does not react to it, and the terminal is as it was', async () => {
    const { shows, press, ended, drawn } = await untilUrl({}, 'stty -a');
    press('https://spin-here/', KEY.enter);
    await shows('spinning');
    press(KEY.interrupt);
    await shows('oauthbearer: interrupted');
    expect(await ended).toBe(130);
    expect(drawn()).toMatch(SOUND);
    expect(cursorIsShown(drawn())).toBe(true);
  });
  it('Ctrl-C ends the questions of doctor, and not its report', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: 'https://acme.auth0.com/', sub: 'orders', aud: 'kafka', iat: now, exp: now + 3600 };
    const token = `${part({ alg: 'RS256', kid: 'k1' })}.${part(claims)}.c2ln`;
    const port = await saying(jsonAnswer(JSON.stringify({ access_token: token, token_type: 'Bearer' })));
    const { shows, press, ended } = atTerminal(
      [
        ...['doctor', '--token-endpoint', `http://127.0.0.1:${port}/token`, '--client-id', 'orders'],
        ...['--client-secret-env', 'SECRET', '--no-experiments', '--ask'],
      ],
      { SECRET: 'q3ZpyT8sXv5Lm' },
    );
    await shows('what does the page show?');
    press('https://acme.auth0.com/', KEY.enter);
    await shows('Key ids that Confluent has: what does the page show?');
    press(KEY.interrupt);
    await shows('Inconclusive');
    expect(await ended).toBe(3);
  });
});
