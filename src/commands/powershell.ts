import { CommandText, type Shell } from './command-text.ts';
import { plainText, type Operator, type Segment, type Token } from './lexer.ts';
import { hasInvisible, INVISIBLE, wellFormed } from './invisible.ts';
import { blanksIn, piecesOf, type Piece, type Value } from './value.ts';

/*
 * Commands for PowerShell 7.3 or later on Windows, which passes arguments unchanged to programs
 * (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules,
 * about_special_characters, about_parsing; $PSNativeCommandArgumentPassing).
 */

/** A native PowerShell command (cmdlet); each value is one argument. */
export class PowerShellCommand extends CommandText {
  readonly kind = 'powershell-command';
  readonly blanks: readonly string[];
  readonly #text: string;

  constructor(text: string, blanks: readonly string[]) {
    super();
    this.#text = text;
    this.blanks = blanks;
  }

  override in(_: Shell): string {
    return this.#text;
  }
}

export const pwsh = (strings: TemplateStringsArray, ...values: readonly Value[]): PowerShellCommand =>
  new PowerShellCommand(
    strings
      .map((text, index) => text + (index < values.length ? asValue(argument(partsOf(values[index]!))) : ''))
      .join(''),
    blanksIn(...values),
  );

/** A cmdlet treats a bare word that begins with a hyphen as a parameter, and a quoted one as a value. */
const asValue = (word: string): string => (word.startsWith('-') ? `'${word}'` : word);

/** A part of a word: text, or an expression inside double quotes. */
type Part = { readonly text: string } | { readonly expression: string } | { readonly blank: string };

const partsOf = (value: Value): readonly Part[] => piecesOf(value).map(partOf);

const partOf = (piece: Piece): Part => {
  if (typeof piece === 'string') return { text: piece };
  return 'name' in piece ? { expression: `\${env:${piece.name}}` } : { blank: piece.toString() };
};

/** One argument, with the quotes it needs. Unquoted, a word such as `-a.b` or `-a:b` becomes two arguments. */
function argument(parts: readonly Part[]): string {
  if (parts.every((part) => 'blank' in part)) return parts.map(({ blank }) => blank).join('');
  const text = parts.map((part) => ('text' in part ? part.text : 'blank' in part ? part.blank : '')).join('');
  if (!parts.some((part) => 'expression' in part) && !hasInvisible(text)) {
    return /^[A-Za-z0-9_./\\+=-]+$/.test(text) && !/^(?:-.*\.|--$|=)/.test(text)
      ? text
      : `'${text.replace(SINGLE_QUOTES, '$&$&')}'`;
  }
  return `"${parts
    .map((part) =>
      'expression' in part ? part.expression : inDoubleQuotes('text' in part ? part.text : part.blank),
    )
    .join('')}"`;
}

/** PowerShell treats typographic quotes like ASCII ones. */
const SINGLE_QUOTES = /['\u2018-\u201b]/g;

const inDoubleQuotes = (text: string): string =>
  wellFormed(text)
    .replace(/[`$"\u201c-\u201e]/g, '`$&')
    .replace(
      INVISIBLE,
      (character) => SHORT[character] ?? `\`u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );

const SHORT: Readonly<Record<string, string>> = { '\n': '`n', '\r': '`r', '\t': '`t', '\0': '`u{fffd}' };

/** The command for PowerShell; undefined when Windows lacks a program it needs, or a value cannot be passed safely. */
export function inPowerShell(tokens: readonly Token[]): string | undefined {
  const lines: string[] = [];
  for (const line of splitAt(tokens, ({ kind }) => kind === 'newline')) {
    const comment = line.find(({ kind }) => kind === 'comment');
    const text = steps(line.filter(({ kind }) => kind !== 'comment'));
    if (text === undefined) return undefined;
    lines.push([text, ...(comment?.kind === 'comment' ? [comment.text] : [])].filter(Boolean).join('   '));
  }
  return lines.join('\n');
}

/** Commands with `|`, `&&` and `;` between them. */
function steps(tokens: readonly Token[]): string | undefined {
  let text = '';
  let own: Token[] = [];
  for (const token of [...tokens, undefined]) {
    const between = token?.kind === 'operator' && BETWEEN.has(token.text) ? token.text : undefined;
    if (token !== undefined && between === undefined) {
      own.push(token);
      continue;
    }
    const step = own.length === 0 ? '' : simple(own);
    if (step === undefined) return undefined;
    text += step + (between === undefined ? '' : between === ';' ? '; ' : ` ${between} `);
    own = [];
  }
  return text;
}

const BETWEEN: ReadonlySet<Operator> = new Set(['|', '&&', ';']);

type Word = Extract<Token, { kind: 'word' }>;

/** A program with its arguments, or an environment variable that is set. */
function simple(tokens: readonly Token[]): string | undefined {
  const before: string[] = [];
  const after: string[] = [];
  const own: Word[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.kind === 'word') own.push(token);
    if (token.kind !== 'operator') continue;
    at += 1;
    const file = tokens[at];
    const isNull = file?.kind === 'word' && plainText(file) === '/dev/null';
    if (token.text === '<' && isNull) before.push('$null |');
    else if (token.text === '2>' && isNull) after.push('2>$null');
    else if (token.text === '>' && file?.kind === 'word') {
      const target = argumentOf(file, false);
      if (target === undefined) return undefined;
      after.push('>', target);
    } else return undefined;
  }
  const command = called(own);
  return command === undefined ? undefined : [...before, command, ...after].join(' ');
}

function called(own: readonly Word[]): string | undefined {
  const [first, ...rest] = own;
  const name = first === undefined ? undefined : plainText(first);
  if (name === 'export' && rest.length === 1) return exported(rest[0]!);
  if (name === 'head') return firstLines(rest.map(plainText));
  // A JVM option, to be added to the user's own command.
  const program = first === undefined || isOption(first) ? undefined : PROGRAMS[name ?? ''];
  if (first === undefined || (program === undefined && !isOption(first))) return undefined;
  const isBatch = program?.endsWith('.cmd') === true || program?.endsWith('.bat') === true;
  const parts = (program === undefined ? own : rest).map((word) => argumentOf(word, isBatch));
  return parts.includes(undefined)
    ? undefined
    : [...(program === undefined ? [] : [program]), ...parts].join(' ');
}

const isOption = ({ segments: [first] }: Word): boolean =>
  first?.kind === 'text' && first.text.startsWith('-');

/** The names of these programs on Windows. `curl` is an alias in PowerShell 5, and batch files run through cmd.exe. */
const PROGRAMS: Readonly<Record<string, string>> = {
  curl: 'curl.exe',
  openssl: 'openssl',
  jq: 'jq',
  keytool: 'keytool',
  python: 'python',
  pip: 'pip',
  dotnet: 'dotnet',
  kubectl: 'kubectl',
  aws: 'aws',
  auth0: 'auth0',
  confluent: 'confluent',
  oauthbearer: 'oauthbearer',
  az: 'az.cmd',
  gcloud: 'gcloud.cmd',
  mvn: 'mvn.cmd',
  'kc.sh': 'kc.bat',
  'kcadm.sh': 'kcadm.bat',
};

/** `export NAME=value`. */
function exported({ segments }: Word): string | undefined {
  const [first, ...rest] = segments;
  const [, name, begin = ''] = first?.kind === 'text' ? (/^(\w+)=([^]*)$/.exec(first.text) ?? []) : [];
  if (name === undefined) return undefined;
  const value = argumentOf({ kind: 'word', segments: [{ kind: 'text', text: begin }, ...rest] }, false);
  if (value === undefined) return undefined;
  return `$env:${name} = ${/^['"]/.test(value) ? value : `'${value}'`}`;
}

/** `head -5`, `head -n 5`. */
function firstLines(options: readonly (string | undefined)[]): string | undefined {
  const count = /^-(?:n )?(\d+)$/.exec(options.join(' '))?.[1];
  return count === undefined ? undefined : `Select-Object -First ${count}`;
}

/**
 * A word as one argument. cmd.exe parses the arguments of a batch file a second time, even inside quotes, so a value
 * with a character that is special to cmd.exe is never passed to a batch file.
 */
function argumentOf(word: Word, toBatch: boolean): string | undefined {
  const parts: Part[] = [];
  for (const segment of word.segments) {
    const found = partsIn(segment, toBatch);
    if (found === undefined) return undefined;
    parts.push(...found);
  }
  const whole = parts.every((part) => 'text' in part) ? parts.map(({ text }) => text).join('') : undefined;
  return whole === '/dev/null' ? 'NUL' : argument(parts);
}

function partsIn(segment: Segment, toBatch: boolean): readonly Part[] | undefined {
  switch (segment.kind) {
    case 'text':
      // Batch files receive arguments in the legacy way, where a quotation mark needs a backslash.
      return [{ text: toBatch ? segment.text.replaceAll('"', String.raw`\"`) : segment.text }];
    case 'variable':
      return [{ expression: `\${env:${segment.name}}` }];
    case 'value':
      return toBatch && MEANS_SOMETHING_TO_CMD.test(segment.value.toString())
        ? undefined
        : partsOf(segment.value);
    case 'substitution': {
      const inner = inPowerShell(segment.tokens);
      return inner === undefined ? undefined : [{ expression: `$(${inner})` }];
    }
  }
}

const MEANS_SOMETHING_TO_CMD = /["%&|<>^!\r\n]/;

function splitAt<T>(all: readonly T[], isBetween: (each: T) => boolean): readonly (readonly T[])[] {
  const parts: T[][] = [[]];
  for (const each of all) {
    if (isBetween(each)) parts.push([]);
    else parts.at(-1)!.push(each);
  }
  return parts;
}
