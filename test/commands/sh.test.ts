// @module-tag hostile/commands
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/commands/json.ts';
import { sh, words, type ShellCommand } from '../../src/commands/sh.ts';
import {
  placeholder,
  filled,
  pathStepOr,
  valueOr,
  variable,
  Variable,
  type Value,
} from '../../src/commands/value.ts';

/** What a real bash passes to a program for each of these commands, all of which run `show`. */
function argumentsOf(commands: readonly ShellCommand[]): readonly (readonly string[])[] {
  const script = [
    'show() { printf "%s\\0" "$#" "$@"; }',
    ...commands.map((command) => command.in('bash')),
  ].join('\n');
  const output = execFileSync('bash', ['--norc', '-s'], { input: script, encoding: 'utf8' });
  const words = output.split('\0').slice(0, -1);
  const all: string[][] = [];
  while (words.length > 0) all.push(words.splice(0, Number(words.shift())));
  return all;
}

/** A shell word cannot contain NUL, and UTF-8 no lone surrogate. */
const asHandedOn = (text: string): string =>
  Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8');

const HOSTILE = [
  '$(touch PWNED)',
  '`touch PWNED`',
  "'; touch PWNED; '",
  '"; touch PWNED; "',
  'x\ntouch PWNED',
  'x\r\ntouch PWNED',
  'a|b',
  'a & b',
  'a > b < c',
  '!! !$ !x',
  '%PATH% %s',
  '~root',
  '=ls',
  '*',
  '{a,b}',
  '\\',
  "\\'",
  '# x',
  '',
  ' ',
  '\u202etxt.exe',
  '\u001b]0;title\u0007',
  'é→😀',
  '\ud800',
  "$'\\n'",
];

const texts = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(...'\'"\\$`!%&|;<>(){}[]*?~#= \n\t\r\0-@aé\u2019\u202e'),
    maxLength: 12,
  }),
);

describe('a value in a command', () => {
  it('is what bash passes on, at any position', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 200, maxLength: 400 }), (values) => {
        const commands = values.flatMap((value) => [
          sh`show x ${filled`x${value}`}`,
          sh`show --id=${value}`,
          sh`show "before ${value} after"`,
          sh`show 'before ${value} after'`,
          sh`show a${value}b`,
        ]);
        const found = argumentsOf(commands);
        const expected = values
          .map(asHandedOn)
          .flatMap((value) => [
            ['x', `x${value}`],
            [`--id=${value}`],
            [`before ${value} after`],
            [`before ${value} after`],
            [`a${value}b`],
          ]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('is quoted inside a substitution too', () => {
    const commands = HOSTILE.map((value) => sh`show "$(printf %s x${value}x)"`);
    // A command substitution drops only trailing line breaks.
    expect(argumentsOf(commands)).toEqual(HOSTILE.map((value) => [`x${asHandedOn(value)}x`]));
  });

  it('never begins a word with a hyphen', () => {
    const options = ['-o/tmp/x', '--config=/x', '-', '-\n', '-$(touch PWNED)'];
    for (const option of options) {
      for (const command of [sh`show ${option}`, sh`show "${option}"`, sh`show '${option}'`]) {
        expect(argumentsOf([command])).toEqual([['']]);
        expect(command.isToFillIn).toBe(true);
        expect(command.in('bash')).toMatch(
          /^# VALUE is \S.*, which show would take for an option or a file\n/,
        );
      }
      expect(argumentsOf([sh`show --id=${option} x=${option}`])).toEqual([[`--id=${option}`, `x=${option}`]]);
      // An empty value before it hides nothing.
      expect(argumentsOf([sh`show ${''}${option}`])).toEqual([['']]);
      expect(argumentsOf([sh`show ${filled`${''}${option}`}`])).toEqual([['']]);
    }
  });

  it('is never a file name for programs that send files', () => {
    expect(sh`curl -d ${'@/etc/passwd'}`.in('bash')).toContain('curl -d "$VALUE"');
    expect(sh`az ad app show --id=${'@/etc/passwd'}`.in('bash')).toContain('az ad app show --id="$VALUE"');
    expect(sh`aws x --id=${'file:///etc/passwd'}`.in('bash')).toContain('aws x --id="$VALUE"');
    expect(sh`confluent x --id=${'@x'}`.in('bash')).toBe('confluent x --id=@x');
  });

  it('stays on one line, without terminal control characters', () => {
    fc.assert(
      fc.property(texts, (value) => {
        expect(sh`show x${value}`.in('bash')).toMatch(/^[^\p{Cc}\u202e\u2028]*$/u);
      }),
    );
  });

  it('needs no quotes if it has no special character', () => {
    expect(sh`nc -vz ${'auth.example.com'} ${443}`.in('bash')).toBe('nc -vz auth.example.com 443');
    expect(sh`show ${'a b'} "x ${'y'}"`.in('bash')).toBe(`show 'a b' "x y"`);
  });
});

describe('what only the user knows', () => {
  it('is a variable, which no value can imitate', () => {
    expect(sh`show ${variable('TENANT')} "x $TENANT"`.in('bash')).toBe('show "$TENANT" "x $TENANT"');
    expect(sh`show ${'$TENANT'}`.in('bash')).toBe(`show '$TENANT'`);
    expect(sh`show ${'$TENANT'}`.isToFillIn).toBe(false);
    for (const command of [
      sh`show ${new Variable('T')}`,
      sh`show "$T"`,
      sh`show ${placeholder('…')}`,
      sh`show "$(show $T)"`,
    ])
      expect(command.isToFillIn).toBe(true);
    expect(sh`awk '{ print $NF }' ${'x'}`.isToFillIn).toBe(false);
  });

  it('is a missing or empty value', () => {
    const of = (value: string | undefined): string => sh`show ${valueOr(value, 'CLIENT_ID')}`.in('bash');
    expect([of('a'), of(''), of(undefined)]).toEqual(['show a', 'show "$CLIENT_ID"', 'show "$CLIENT_ID"']);
    expect(() => new Variable('A B')).toThrow(TypeError);
  });

  it('is an encoded segment of a path', () => {
    const of = (value: string | undefined): string =>
      sh`curl "https://x/${pathStepOr(value, 'CLIENT_ID')}/y"`.in('bash');
    expect(of('a/b?c')).toBe('curl "https://x/a%2Fb%3Fc/y"');
    expect(of('..')).toBe('curl "https://x/${CLIENT_ID}/y"');
    expect(of('\ud800')).toBe('curl "https://x/%EF%BF%BD/y"');
  });

  it('may be a part of JSON', () => {
    const body: Value = json({
      a: ['$X', new Variable('X'), filled`api://${new Variable('Y')}/"`],
      b: 1,
      c: null,
    });
    const [[given] = []] = argumentsOf([sh`X=1 Y='y' show -d ${body}`, sh`show`]).slice(0, 1);
    expect(given).toBe('-d');
    const script = `X=1; Y=y\n`;
    const output = execFileSync('bash', ['-c', `${script}printf %s ${sh`-d${body}`.in('bash').slice(2)}`], {
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual({ a: ['$X', '1', 'api://y/"'], b: 1, c: null });
  });
});

describe('commands', () => {
  it('can contain each other', () => {
    const inner = sh`openssl s_client -connect ${'a b:1'}`;
    expect(sh`${inner} 2>/dev/null | openssl x509`.in('bash')).toBe(
      `openssl s_client -connect 'a b:1' 2>/dev/null | openssl x509`,
    );
    expect(words([sh`dig +short`, sh`A`]).in('bash')).toBe('dig +short A');
    const path = sh`"clients/$(kcadm.sh get -r ${'a b'})${'/c'}"`;
    expect(sh`kcadm.sh update ${path} -s ${'x'}`.in('bash')).toBe(
      `kcadm.sh update "clients/$(kcadm.sh get -r 'a b')/c" -s x`,
    );
  });

  it('follow a grammar that shows where a value is', () => {
    for (const wrong of [
      () => sh`show 'a`,
      () => sh`show "a`,
      () => sh`show $(a`,
      () => sh`show )`,
      () => sh`show a & b`,
      () => sh`show *`,
      () => sh`show (a)`,
      () => sh`show $'a'`,
      () => sh`${'touch'} PWNED`,
      () => sh`show a | ${'touch'} PWNED`,
      () => sh`show \${'a'}`,
      () => sh`show # ${'a'}`,
    ])
      expect(() => wrong().in('bash')).toThrow(TypeError);
  });
});
