import { SHELLS, type Shell } from '../commands/command-text.ts';
import type { Style } from '../report/formats/define.ts';
import type { FailOn } from '../report/outcome.ts';
import { textOption, type Arguments, type Io, type Output } from './_command.ts';

type Env = Io['env'];

/**
 * The colour level of an output: flag, then NO_COLOR (no-color.org), then FORCE_COLOR, then TERM=dumb, then whether it
 * is a terminal. chalk itself ignores NO_COLOR on a terminal and lets FORCE_COLOR override it.
 */
export function colourLevel(args: Arguments, env: Env, output: Output): Style['colour'] {
  if (args['no-color'] === true) return 0;
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1;
  if (env['TERM'] === 'dumb' || output.isTTY !== true) return 0;
  if (env['COLORTERM'] === 'truecolor' || env['COLORTERM'] === '24bit') return 3;
  return env['TERM']?.endsWith('-256color') === true ? 2 : 1;
}

const NARROWEST = 40;
const WIDEST = 120;

export function styleOf(args: Arguments, env: Env, output: Output): Style {
  return {
    colour: colourLevel(args, env, output),
    width: Math.min(WIDEST, Math.max(NARROWEST, output.columns ?? (Number(env['COLUMNS']) || 100))),
    unicode: takesUnicode(env, output),
    verbose: args['verbose'] === true,
    failOn: failOnOf(args),
  };
}

/** The shell for the commands of fixes. */
export const shellOf = (args: Arguments): Shell =>
  SHELLS.find((each) => each === textOption(args, 'shell')) ??
  (process.platform === 'win32' ? 'pwsh' : 'bash');

/** yargs has rejected all other values. */
export const failOnOf = (args: Arguments): FailOn => (textOption(args, 'fail-on') ?? 'error') as FailOn;

/** The style of a report in a file: without colour, whatever the terminal supports. */
export const fileStyle = (args: Arguments): Style => ({
  colour: 0,
  width: 100,
  unicode: true,
  verbose: args['verbose'] === true,
  failOn: failOnOf(args),
});

/** Not with a locale other than UTF-8, or on the Linux console, which lacks the symbols. */
function takesUnicode(env: Env, output: Output): boolean {
  if (output.isTTY === true && (env['TERM'] === 'linux' || env['TERM'] === 'dumb')) return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}
