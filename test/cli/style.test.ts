import { describe, expect, it } from 'vitest';
import { colourLevel, styleOf } from '../../src/cli/_style.ts';

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
