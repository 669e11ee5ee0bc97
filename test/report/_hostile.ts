import fc from 'fast-check';

/**
 * What someone may put in a token, an error, a certificate, a file name or a topic to attack a reader of the report.
 */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<!-- --><![CDATA[ x ]]> <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  ']]>',
  '\u001b[2J\u001b]0;owned\u0007\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\',
  '\u009b31m',
  '::error file=a,line=1::pwned',
  '\n::error::pwned\n::set-output name=x::y\n::stop-commands::z',
  '##[error]pwned ##vso[task.setvariable variable=x]y',
  '%0A::error::pwned%3A',
  '##[section]pwned\n##[group]x',
  'section_start:1560896352:x[collapsed=true]\r\u001b[0Kpwned\rsection_end:1560896352:x\r\u001b[0K',
  '%0D%0A::add-mask::pwned',
  '---\ntitle: pwned\n---\n',
  "=cmd|' /C calc'!A0",
  'аcme.auth0.com ad\u200bmin\u2060 \u{e0041}\u{e0042}',
  '$\\href{javascript:alert(1)}{x}$ <details open><summary>x',
  '[click here](https://evil.example)',
  '![x](https://evil.example/pixel.png)',
  '[x]: https://evil.example "title"\n\n[x]',
  '<https://evil.example> www.evil.example https://evil.example/?a=b&c=d me@evil.example',
  '@everyone #1 !1 GH-1 $1 &1 deadbeefdeadbeef :smile: $x^2$ /close',
  '# a heading\n---\n* list\n1. one\n> quote\n    code\n~~~\nfence\n```\n| a | b |\n|---|---|\n| c | d |',
  '**bold** _em_ ~~gone~~ \\*not\\*',
  '`',
  '``` `` ` ````````',
  'a`b`c `d` `e``f` [`g`](h)',
  '|time=1s;2;3;4;5 \\| x',
  'OK\nCRITICAL - x|y=1',
  '# TODO # SKIP \\# x\nok 1 - y\nBail out! z\n1..0\n---\n...',
  'a: b\n  - c\n"d" \'e\' {f: g} &h *h !!js/function x',
  '"} 1\nevil_metric{a="b"} 2\n# EOF',
  '\\" \\n \\\\',
  '{0} {1} {{0}} %s ${x} $(x)',
  '\u202eevil\u202c \u2066x\u2069 \u200e \u200f \u200b \ufeff \u00ad \u2028 \u2029 \u0085',
  '\u0000',
  '\ud800',
  'a\udc00b\ud83d',
  '\ufffe\uffff\u{1fffe}\u{e0041}',
  '😀 ß 字 \u0301',
  '',
  ' ',
  '    leading and trailing    ',
  '\t\r\n\v\f',
  '../../../etc/passwd',
  'C:\\Users\\me\\client.properties',
  'file with spaces?&#%.properties',
  'x'.repeat(1_000_000),
  '<'.repeat(100_000),
  '`'.repeat(10_000),
];

/** Random mixes of these. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE_TEXTS.filter((text) => text.length < 200)),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(...'`|<>[]()!#\\:"\'&%{}*_~-=+. \n@$'),
      fc.lorem({ maxCount: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
