import { SHELLS, type Shell } from '../commands/command-text.ts';
import type { Style } from '../report/formats/define.ts';
import type { FailOn } from '../report/outcome.ts';
import { packageUrl } from '../package.ts';
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
    ...(takesHyperlinks(args, env, output) && { pageOf: pageOfCause }),
  };
}

/** The page in the package itself: it opens without a network. */
const pageOfCause = (id: string): string | undefined => packageUrl(`docs/causes/${id}.md`);

/** Terminals that make links of OSC 8, by the variables that they set. */
const LINKING: Readonly<Record<string, RegExp>> = {
  TERM_PROGRAM: /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio|WarpTerminal)$/,
  TERM: /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)/,
  WT_SESSION: /./,
  KONSOLE_VERSION: /./,
  // Since VTE 0.50; 0.50.0 crashed on links.
  VTE_VERSION: /^(?:500[1-9]|50[1-9]\d|5[1-9]\d\d|[6-9]\d{3})$/,
};

/**
 * Whether the terminal makes links of words: never in a file, in CI, without escape sequences, or inside tmux and
 * screen, which may not pass them on. `FORCE_HYPERLINK` decides otherwise, as for other programs; 0 turns links off.
 */
export function takesHyperlinks(args: Arguments, env: Env, output: Output): boolean {
  const isPlain = args['no-color'] === true || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  if (isPlain || output.isTTY !== true || (env['CI'] ?? '') !== '') return false;
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (/^(?:screen|tmux)/.test(env['TERM'] ?? '') || (env['TMUX'] ?? '') !== '') return false;
  return Object.entries(LINKING).some(([name, pattern]) => pattern.test(env[name] ?? ''));
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
