/** Texts that affect a terminal, a reader or a CI runner when they are printed. */
export const ACTING: readonly string[] = [
  ...['\u202e', '\u2066', '\u2069', '\u200f', '\u061c', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'],
  ...[
    '\u2028',
    '\u2029',
    '\u0085',
    '\u009b31m',
    '\u001b[2J',
    '\u0000',
    '\u0007',
    '\u007f',
    '\u{e0041}',
    '\ufff9',
  ],
  ...[
    '##vso[task.setvariable variable=x]y',
    '##VSO[task.complete]',
    '##[error]x',
    '##[group]',
    '##[set-env name=A]b',
  ],
  ...[
    "##teamcity[buildStop comment='x']",
    '::error::x',
    '::set-env name=PATH::x',
    '::add-mask::x',
    '::Stop-Commands::x',
  ],
  ...['::set-output name=a::b', '::group::x', '::debug file=a.js,line=1::x'],
];
