import { JAAS_WITHOUT_SEMICOLON } from '../evidence/configuration.ts';
import { decodedBy, part, type Located } from './located.ts';

/** The first entry of a JAAS string, and its syntax error, if any. */
export interface Jaas {
  readonly loginModule?: Located;
  readonly options: readonly { readonly name: Located; readonly value: Located }[];
  /** The first error, phrased to follow "the JAAS string …". */
  readonly fault?: { readonly at: Located; readonly what: string };
}

/**
 * Parses `sasl.jaas.config` like Kafka (`org.apache.kafka.common.security.JaasConfig`, a `java.io.StreamTokenizer`):
 * words, quotes with backslash escapes that end at the end of the line, comments, and a final semicolon.
 */
export function parseJaas(content: Located): Jaas {
  const tokens = tokenize(content);
  let next = 0;
  const options: { readonly name: Located; readonly value: Located }[] = [];
  const [module] = tokens;
  if (module === undefined) return { options, fault: { at: content, what: 'is empty' } };
  const result = (fault?: Jaas['fault']): Jaas => ({
    options,
    ...(isText(module) && { loginModule: module.content }),
    ...(fault !== undefined && { fault }),
  });
  const fault = (token: Token | undefined, what: string): Jaas =>
    result({ at: token?.content ?? part(content, content.text.length, content.text.length), what });

  if (!isText(module)) return fault(module, 'does not begin with the class of a login module');
  if (module.kind === 'quoted' && /\s/.test(module.content.text))
    return fault(module, 'is in quotation marks as a whole; quote only the values in it');
  const flag = tokens[1];
  if (flag === undefined) return fault(flag, 'lacks the word "required" after the login module');
  if (!isText(flag) || !FLAGS.has(flag.content.text.toLowerCase())) {
    return fault(flag, 'lacks the word "required" after the login module');
  }
  for (next = 2; ; next += 3) {
    const [name, equals, value] = tokens.slice(next, next + 3);
    if (name === undefined) return fault(unclosedIn(tokens), `${JAAS_WITHOUT_SEMICOLON}${hintOf(tokens)}`);
    if (name.kind === 'mark' && name.content.text === ';') {
      const more = tokens[next + 1];
      return more === undefined
        ? result()
        : fault(more, `has a second login module, or continues after its semicolon${hintAt(more)}`);
    }
    if (!isText(name))
      return fault(
        name,
        `has ${JSON.stringify(name.content.text)} where an option name belongs${hintAt(name)}`,
      );
    if (equals?.content.text !== '=' || equals.kind !== 'mark') {
      return fault(equals ?? name, 'has an option without "=" (is a quote missing, or not escaped?)');
    }
    if (value === undefined || !isText(value)) {
      return fault(value ?? equals, 'has an option whose value needs quotes');
    }
    if (value.isOpen) {
      options.push({ name: name.content, value: value.content });
      return fault(value, 'has a quote that is not closed');
    }
    options.push({ name: name.content, value: value.content });
  }
}

const FLAGS: ReadonlySet<string> = new Set(['required', 'requisite', 'sufficient', 'optional']);

interface Token {
  readonly kind: 'word' | 'quoted' | 'number' | 'mark';
  readonly content: Located;
  /** A quote that was closed by the end of the line or text. */
  readonly isOpen?: true;
}

/** A `StreamTokenizer` reads a token that begins like a number as a number, which has no text. */
const isText = ({ kind }: Token): boolean => kind === 'word' || kind === 'quoted';
const unclosedIn = (tokens: readonly Token[]): Token | undefined =>
  tokens.find(({ isOpen }) => isOpen === true);
const hintAt = ({ content }: Token): string =>
  content.text === '#' ? ' (# does not start a comment inside the string)' : '';
const hintOf = (tokens: readonly Token[]): string =>
  unclosedIn(tokens) === undefined ? '' : ' (a quote is not closed)';

/** A single slash begins a comment too, and a word begins with neither a digit nor `-` nor `.`. */
const TOKEN =
  /[\u0000-\u0020]+|\/\*[^]*?(?:\*\/|$)|\/\/[^\n\r]*|\/[^]?[^\n\r]*|(["'])((?:\\[^]|(?!\1)[^\\\n\r])*)(\1)?|(-?(?:\d+\.?\d*|\.\d*))|([A-Za-z_$\u00a0-\uffff][\w$\-.\u00a0-\uffff]*)|([^])/g;

/** More than any JAAS string has; other text may have as many tokens as characters. */
const MOST_TOKENS = 500;

function tokenize(content: Located): readonly Token[] {
  const tokens: Token[] = [];
  for (const {
    index,
    0: all,
    1: quote,
    2: inside,
    3: close,
    4: number,
    5: word,
    6: mark,
  } of content.text.matchAll(TOKEN)) {
    if (tokens.length === MOST_TOKENS) break;
    const at = part(content, index, index + all.length);
    if (quote !== undefined && inside !== undefined) {
      const value = unescaped(part(content, index + 1, index + 1 + inside.length), quote);
      tokens.push({ kind: 'quoted', content: value, ...(close === undefined && { isOpen: true }) });
    } else if (number !== undefined) tokens.push({ kind: 'number', content: at });
    else if (word !== undefined) tokens.push({ kind: 'word', content: at });
    else if (mark !== undefined) tokens.push({ kind: 'mark', content: at });
  }
  return tokens;
}

const MEANT: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const unescaped = (raw: Located, quote: string): Located =>
  decodedBy(
    raw,
    /\\(?:([0-3]?[0-7]{1,2})|([^])|$)/g,
    ([, octal, character]) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return character === undefined ? '' : (MEANT[character] ?? character);
    },
    (text) => escapeJaas(text, quote),
    ([, octal, character]) => octal !== undefined || (character !== undefined && /\w/.test(character)),
  );

/** Escapes a value for the quotes of a JAAS string. */
export const escapeJaas = (value: string, quote = '"'): string =>
  value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
