import { isIP } from 'node:net';

/*
 * What is kept of a text that a server wrote and that people read: words of any language, known codes, and what the
 * client's own configuration has. A list of encodings is never complete, but their output looks unlike language: digits
 * among letters, mixed case, rows of symbols or numbers. 8 such characters are left out, whatever they mean.
 */

/** This many characters that are not recognised may be something of a secret. */
const MOST_UNKNOWN = 8;
/** Eight characters as digits of any base take at least twice as many: a date, a size or an error code has fewer. */
const MOST_DIGITS = 16;

/**
 * Returns a function that leaves out what is not recognised, and says how much that was.
 *
 * @param shown texts that the client's configuration shows anyway: client id, hosts, scopes
 * @param secrets a code of their form is not recognised
 */
export function onlyRecognised(
  shown: readonly string[],
  secrets: readonly string[] = [],
): (text: string) => string {
  // A GUID says nothing, unless the secret is one.
  const shapes = SHAPES.filter((shape) => !secrets.some((secret) => shape.test(secret)));
  const isKnown = (token: string): boolean =>
    shapes.some((shape) => shape.test(token)) || (ADDRESS.test(token) && isIP(token) !== 0);
  const own = shown.join('\n').toLowerCase();
  const isOwn = (token: string): boolean => token.length >= 4 && own.includes(token.toLowerCase());
  const unknownOf = (token: string, next: string | undefined): number => {
    if (isKnown(token) || isOwn(token)) return KNOWN;
    return next === '=' && ATTRIBUTE.test(token) ? 0 : unknownIn(token);
  };
  const tokensOf = (text: string): readonly Token[] =>
    Array.from(text.matchAll(TOKEN), ({ 0: whole, index }) => {
      const to = index + whole.length;
      const token = whole.replace(AROUND, '') || whole;
      const isTag = TAG.test(token) && /<\/?$/.test(text.slice(Math.max(0, index - 2), index));
      const unknown = isTag ? 0 : unknownOf(token, text[to]);
      const isApart =
        /^[\s("]?$/.test(text.slice(Math.max(0, index - 1), index)) &&
        /^[\s.,:;!?)]?$/.test(text.slice(to, to + 1));
      // What looks like a short word between symbols may be a part of something else.
      const isWord = unknown === KNOWN && (isApart || token.length > SHORT_WORD);
      const isMark = isTag || PUNCTUATION.test(token);
      return { from: index, to, unknown, isDigits: DIGITS.test(token), isMark, isWord };
    });
  return (text) => {
    if (text.length < MOST_UNKNOWN) return text;
    const tokens = tokensOf(text);
    let kept = '';
    let end = 0;
    for (const { from, to } of unknownSpans(text, tokens).map((span) => widened(text, tokens, span))) {
      if (to <= end) continue;
      const start = Math.max(from, end);
      kept += text.slice(end, start) + leftOut(to - start);
      end = to;
    }
    return kept + text.slice(end);
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Token extends Span {
  /** How many of its characters are not recognised, or `KNOWN`. */
  readonly unknown: number;
  readonly isDigits: boolean;
  /** A dash or a colon alone, or a tag. */
  readonly isMark: boolean;
  /** Ends what is not recognised. */
  readonly isWord: boolean;
}

const SHORT_WORD = 4;
const TAG = /^[a-z][a-z\d]{0,9}$/i;

/** A sentence has fewer words of three letters in a row. */
const MOST_SHORT = 8;

/** Where tokens next to each other have too much that is not recognised. */
function unknownSpans(text: string, tokens: readonly Token[]): readonly Span[] {
  const spans: Span[] = [];
  let open: (Span & { readonly unknown: number; readonly isDigits: boolean }) | undefined;
  const close = (): void => {
    if (open !== undefined && open.unknown >= (open.isDigits ? MOST_DIGITS : MOST_UNKNOWN)) spans.push(open);
    open = undefined;
  };
  let shortOnes = 0;
  tokens.forEach((token, at) => {
    if (token.isWord) close();
    shortOnes = token.unknown > 0 || token.isMark ? shortOnes : token.isWord ? 0 : shortOnes + 1;
    const unknown =
      shortOnes > MOST_SHORT && token.unknown <= 0 && !token.isWord ? token.to - token.from : token.unknown;
    if (unknown <= 0 || (token.isMark && tokens[at - 1]?.isMark !== true)) return;
    const { from, to, isDigits } = token;
    const gap = text.slice(tokens[at - 1]?.to ?? from, from);
    if (open === undefined) open = { from, to, unknown, isDigits };
    else
      open = {
        from: open.from,
        to,
        unknown: open.unknown + unknown + (open.isDigits || /\s/.test(gap) ? 0 : gap.length),
        isDigits: open.isDigits && isDigits,
      };
  });
  close();
  return spans;
}

/** With everything that no white space separates from it, except for the words of a document around it. */
function widened(text: string, tokens: readonly Token[], span: Span): Span {
  const gapBefore = (at: number): string => text.slice(tokens[at - 1]?.to ?? 0, tokens[at]?.from);
  const isJoined = (at: number): boolean => at > 0 && at < tokens.length && !/\s/.test(gapBefore(at));
  const isWord = (at: number): boolean => tokens[at]?.isWord === true;
  const ownFirst = tokens.findIndex(({ from }) => from === span.from);
  const ownLast = tokens.findIndex(({ to }) => to === span.to);
  let first = ownFirst;
  let last = ownLast;
  while (isJoined(first)) first -= 1;
  while (isJoined(last + 1)) last += 1;
  while (first < ownFirst && isWord(first)) first += 1;
  while (last > ownLast && isWord(last)) last -= 1;
  while (isJoined(first) && !MARKUP.test(gapBefore(first))) first -= 1;
  while (isJoined(last + 1) && !MARKUP.test(gapBefore(last + 1))) last += 1;
  return { from: tokens[first]?.from ?? span.from, to: tokens[last]?.to ?? span.to };
}

/** What separates a value from the rest of JSON, HTML, a form or a URL. */
const MARKUP = /["<>&=]/;

const leftOut = (length: number): string => `[${length} characters of the answer are left out]`;

/** What is between white space, quotes, brackets, and the separators of URLs. */
const TOKEN = /[^\s"'`\u2018-\u201f\u00ab\u00bb<>(){}[\],;!?=|/&#\u3000-\u3002\uff0c\uff1a]+/g;
const AROUND = /^[.:@]+|(?<![.:])[.:]+$/g;

/** The characters of an IP address, with its zone (RFC 4007): Node's own test takes a long time for every other word. */
const ADDRESS = /^[\da-f.:]+(?:%|$)/i;

/** `CN=`, `O=`, `q=`. */
const ATTRIBUTE = /^[A-Za-z]{1,2}$/;

/** Hexadecimal digits in groups, or a number with its unit. */
const DIGITS = /^(?:[\da-f]+(?:[-.:][\da-f]+)*|\d+[a-z]{1,2})$/i;

const KNOWN = -1;

const SHAPES: readonly RegExp[] = [
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  // Error codes of products: AADSTS700016, MSIS9321, CSIAQ0168E, 0x80090325.
  /^[A-Z]{2,8}\d{3,9}[A-Z]?$/,
  /^0x[\da-f]{8}$/i,
  // RFC 3339, with or without a date.
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?$/i,
  /^\d{1,2}:\d\d(?::\d\d)?(?:\.\d{1,9})?Z?$/,
  /^\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}$/,
  // RFC 7518: names of algorithms.
  /^(?:A\d{3}(?:CBC-HS\d{3}|GCM(?:KW)?|KW)|ECDH-ES\+A\d{3}KW|PBES2-HS\d{3}\+A\d{3}KW)$/,
  // Authorization servers and clients of Okta, user pools of Cognito.
  /^(?:aus|0oa)[\dA-Za-z]{17}$/,
  /^[a-z]{2}(?:-[a-z]+){1,2}-\d_[\dA-Za-z]{9}$/,
];

/** How many characters of a token are not recognised; `KNOWN` when it has words and little else. */
function unknownIn(token: string): number {
  if (!/[A-Za-z\d]/.test(token) && !/[\p{L}\p{N}]/u.test(token)) return token.length;
  // Symbols that words are not joined with.
  const symbols = times(token, SYMBOLS);
  let row = symbols;
  let isDigits = true;
  let total = symbols;
  let hasWord = false;
  for (const part of token.split(JOINERS)) {
    const unknown = unknownInPart(part);
    if (unknown === KNOWN) {
      hasWord = true;
      row = 0;
      isDigits = true;
      continue;
    }
    row += unknown;
    total += unknown;
    isDigits &&= part === '' || DIGITS.test(part);
    if (row >= (isDigits ? MOST_DIGITS : MOST_UNKNOWN)) return token.length;
  }
  return hasWord ? KNOWN : total;
}

const PUNCTUATION = /^[-.:*+\u2010-\u2015]$/;
const SYMBOLS = /[+*~\\^%$]+/g;
const JOINERS = /[-_.:@+*~\\^%$\u00b7\u2010-\u2015]+/;

function unknownInPart(part: string): number {
  const { neutral, lettersAndDigits } = isAscii(part) ? IN_ASCII : IN_UNICODE;
  if (neutral.test(part)) return 0;
  const [, letters = '', digits = ''] = lettersAndDigits.exec(part) ?? [];
  return letters.length > 2 && digits.length <= 3 && isWord(letters) ? KNOWN : part.length;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

interface Forms {
  /** Articles, units and acronyms are too short to end what is not recognised, and do not add to it. */
  readonly neutral: RegExp;
  readonly lettersAndDigits: RegExp;
}

/** @param small what can follow the first letter of a word */
const formsOf = (letter: string, small: string, letterOrMark: string, flags: '' | 'u'): Forms => ({
  neutral: new RegExp(
    `^(?:${letter}${small}|[A-Z]{3,5}s?|[A-Za-z]?[aeiouy][a-z]|[A-Za-z][a-z][aeiouy])$`,
    flags,
  ),
  lettersAndDigits: new RegExp(String.raw`^(${letterOrMark}+)(\d*)$`, flags),
});

const IN_UNICODE = formsOf(String.raw`\p{L}`, String.raw`[\p{Ll}\p{Lo}\p{M}]`, String.raw`[\p{L}\p{M}]`, 'u');
/** The same for most of what servers say: the classes of Unicode take 20 times as long. */
const IN_ASCII = formsOf('[A-Za-z]', '[a-z]', '[A-Za-z]', '');

/** Whether letters look like a word: of one script, in an ordinary case, and in Latin script with vowels. */
function isWord(letters: string): boolean {
  if (!/[A-Za-z]/.test(letters) || ABBREVIATION.test(letters)) return true;
  const latin = isAscii(letters) ? letters : letters.normalize('NFD').replace(/\p{M}+/gu, '');
  if (!CASE.test(latin) || latin.length > LONGEST_WORD) return false;
  const { length } = latin;
  const isMixed = !/^(?:.[^A-Z]*|[A-Z]*)$/.test(latin);
  return (
    times(latin, VOWELS) * 6 >= length &&
    !CONSONANTS.test(latin) &&
    !(isMixed && VOWELLESS.test(latin.replace(/Http|Tls|Jwt/g, ''))) &&
    (!isMixed || (length >= SHORTEST_MIXED && times(latin, CAPITALS) * 3 <= length * 2))
  );
}

const times = (text: string, kind: RegExp): number => text.length - text.replace(kind, '').length;

/** Three small letters and a capital say nothing. */
const SHORTEST_MIXED = 5;
/** Without vowels or short, and in every other error message. */
const ABBREVIATION =
  /^(?:https?|x?html|xml|m?tls|ssl|ssh|jwks?|jwts?|oauth|sql|dns|tcp|grpc|cmd|msg|src|pkc|lkc|lfcp|psrc|lsrc)$/i;
/** Small letters, capitals, or the words of a camel case: `OAuth`, `KafkaJSError`, `clientId`. */
const CASE =
  /^(?:[A-Z]*|[A-Z]?[a-zßæœøðþłđı]*(?:[A-Z]{1,8}[a-zßæœøðþłđı]{2,}|By|In|Is|Of|On|To)*(?:Ids?|(?<=[a-z]{3})[A-Z]{2,5})?)$/;
const CAPITALS = /[A-Z]+/g;
const VOWELS = /[aeiouyæœøı]+/gi;
const VOWELLESS = /[A-Z][b-df-hj-np-tv-xz]{3}(?![a-z])/;
const CONSONANTS = /[^aeiouyæœøı]{8}/i;
/** German and Finnish compounds, and names of classes. */
const LONGEST_WORD = 48;
