import { describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { colourLevel, styleOf, takesHyperlinks } from '../../src/cli/_style.ts';
import { oauthbearer } from './_terminal.ts';

const terminal = { isTTY: true, columns: 80, write: () => undefined };
const pipe = { write: () => undefined };

describe('colour', () => {
  it.each([
    ['a terminal', {}, { TERM: 'xterm' }, terminal, 1],
    ['a terminal of 256 colours', {}, { TERM: 'xterm-256color' }, terminal, 2],
    ['a terminal of all colours', {}, { TERM: 'xterm', COLORTERM: 'truecolor' }, terminal, 3],
    ['a pipe', {}, { TERM: 'xterm' }, pipe, 0],
    ['a dumb terminal', {}, { TERM: 'dumb' }, terminal, 0],
    ['NO_COLOR on a terminal', {}, { NO_COLOR: '1' }, terminal, 0],
    ['an empty NO_COLOR, which does not count', {}, { NO_COLOR: '' }, terminal, 1],
    ['NO_COLOR against FORCE_COLOR', {}, { NO_COLOR: '1', FORCE_COLOR: '3' }, terminal, 0],
    ['FORCE_COLOR in a pipe', {}, { FORCE_COLOR: '1' }, pipe, 1],
    ['FORCE_COLOR=0', {}, { FORCE_COLOR: '0' }, terminal, 0],
    ['the flag against FORCE_COLOR', { 'no-color': true }, { FORCE_COLOR: '3' }, terminal, 0],
  ])('%s', (_, args, env, output, level) => {
    expect(colourLevel(args, env, output)).toBe(level);
  });
});

describe('width and symbols', () => {
  it.each([
    ['the terminal', {}, { ...terminal, columns: 61 }, { width: 61, unicode: true }],
    ['COLUMNS in a pipe', { COLUMNS: '55' }, pipe, { width: 55 }],
    ['no idea', { COLUMNS: 'wide' }, pipe, { width: 100 }],
    ['a very narrow terminal', {}, { ...terminal, columns: 3 }, { width: 40 }],
    ['a locale without UTF-8', { LANG: 'de_DE.ISO-8859-1' }, terminal, { unicode: false }],
    ['a locale with it', { LC_ALL: 'C.UTF-8', LANG: 'C' }, terminal, { unicode: true }],
    ['the Linux console', { TERM: 'linux', LANG: 'C.UTF-8' }, terminal, { unicode: false }],
  ])('%s', (_, env, output, expected) => {
    expect(styleOf({}, env, output)).toMatchObject(expected);
  });
});

describe('links', () => {
  const wezterm = { TERM_PROGRAM: 'WezTerm', TERM: 'xterm-256color' };
  it.each([
    ['WezTerm', {}, wezterm, terminal, true],
    ['kitty', {}, { TERM: 'xterm-kitty' }, terminal, true],
    ['Windows Terminal', {}, { WT_SESSION: 'b6a1' }, terminal, true],
    ['GNOME Terminal', {}, { VTE_VERSION: '7600' }, terminal, true],
    ['GNOME Terminal of 2017, which crashed on links', {}, { VTE_VERSION: '5000' }, terminal, false],
    ['an unknown terminal', {}, { TERM: 'xterm-256color' }, terminal, false],
    ['an unknown terminal, forced', {}, { TERM: 'xterm', FORCE_HYPERLINK: '1' }, terminal, true],
    ['turned off', {}, { ...wezterm, FORCE_HYPERLINK: '0' }, terminal, false],
    ['a pipe', {}, { ...wezterm, FORCE_HYPERLINK: '1' }, pipe, false],
    ['CI', {}, { ...wezterm, CI: 'true' }, terminal, false],
    ['NO_COLOR', {}, { ...wezterm, NO_COLOR: '1' }, terminal, false],
    ['a dumb terminal', {}, { ...wezterm, TERM: 'dumb' }, terminal, false],
    ['tmux', {}, { ...wezterm, TERM: 'tmux-256color' }, terminal, false],
    ['--no-color', { 'no-color': true }, wezterm, terminal, false],
  ])('%s', (_, args, env, output, expected) => {
    expect(takesHyperlinks(args, env, output)).toBe(expected);
  });

  const replayed = async (env: Record<string, string>, isTTY: boolean): Promise<string> => {
    let stdout = '';
    const write = (text: string): void => void (stdout += text);
    await oauthbearer(['replay', 'fixtures/bundles/keycloak-wrong-secret.json'], {
      env,
      stdout: { write, columns: 80, ...(isTTY && { isTTY }) },
    });
    return stdout;
  };

  it('lead to a page that exists, and change nothing that is read', async () => {
    const [linked, plain] = [await replayed(wezterm, true), await replayed(wezterm, false)];
    const [, url = '', words] =
      /\u001b\]8;;([^\u0007]+)\u0007([^\u001b]*)\u001b\]8;;\u0007/.exec(linked) ?? [];
    expect(words).toMatch(/^oauthbearer explain token\//);
    expect(existsSync(fileURLToPath(url))).toBe(true);
    expect(linked.replace(/\u001b\]8;;[^\u0007]*\u0007|\u001b\[[\d;]*m/g, '')).toBe(plain);
    expect(plain).not.toContain('\u001b');
  });
});
