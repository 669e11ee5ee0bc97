import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import type { Blemish, Jwt } from '../evidence/token.ts';
import { boundedJson } from './body.ts';

/**
 * Decodes a token without any key: anything in its transport that a strict parser would reject is listed as a blemish,
 * and the rest is decoded anyway. Never throws.
 */
export function decodeJwt(raw: string, from: Jwt['from']): Jwt {
  const taken = takenOut(raw);
  const { token } = taken;
  const parts = token.split('.');
  const header = parts.length === 1 ? undefined : objectIn(parts[0]);
  // RFC 7515 section 7.1: three parts are a JWS; the five of a JWE (RFC 7516) cannot be read.
  const claims = parts.length === 3 && header !== undefined ? objectIn(parts[1]) : undefined;
  return {
    parts: parts.length,
    bytes: Buffer.byteLength(raw),
    ...(header === undefined ? {} : { header }),
    ...(claims === undefined ? {} : { claims }),
    blemishes: blemishesOf(taken, header !== undefined),
    unsigned: parts.length === 3 && parts[2] === '',
    from,
  };
}

/** The token without surrounding text, spaces and line breaks. */
export const cleaned = (raw: string): string => takenOut(raw).token;

/** Text around a token that was copied with its context, each kind with a blemish. */
interface Wrapping {
  readonly blemish: Blemish;
  /** The text inside; undefined when it is not wrapped like this. */
  readonly inside: (text: string) => string | undefined;
}

const matched = (pattern: RegExp): Wrapping['inside'] => {
  return (text) => pattern.exec(text)?.[1];
};

const WRAPPINGS: readonly Wrapping[] = [
  { blemish: 'quotes', inside: matched(/^["'`\u201C\u2018]([^]*)["'`\u201D\u2019][,;]?$/) },
  { blemish: 'quotes', inside: matched(/^<(eyJ[^<>]*)>$/) },
  // A single quote, at the beginning or end of a JWT, was selected by mistake.
  { blemish: 'quotes', inside: matched(/^["'`\u201C\u2018](eyJ[^"'`]*)$/) },
  { blemish: 'quotes', inside: matched(/^(eyJ[^"'`]*)["'`\u201D\u2019][,;]?$/) },
  // zsh shows an inverse percent sign after output without a line break, which is copied too. Trailing punctuation
  // comes from a list or a line of code.
  { blemish: 'punctuation', inside: matched(/^(eyJ[\w.-]*)[,;]+$/) },
  { blemish: 'prompt-mark', inside: matched(/^(eyJ[\w.-]*)%\s*$/) },
  // RFC 6749 section 5.1: the whole answer of a token endpoint, even a truncated one.
  { blemish: 'json-answer', inside: matched(/^\{[^]*?"access_token"\s*:\s*"([^"]*)"/) },
  // A custom answer: the first member that is a JWT.
  { blemish: 'json-answer', inside: matched(/^\{[^]*?"[\w.-]+"\s*:\s*"(eyJ[^"]*)"/) },
  // A curl option, or the header line that it sends.
  { blemish: 'header-name', inside: matched(/^(?:-H|--header)[\s=]+([^]*)/) },
  { blemish: 'header-name', inside: matched(/^(?:proxy-)?authorization\s*[:=]\s*([^]*)/i) },
  { blemish: 'bearer-prefix', inside: matched(/^(?:auth=)?bearer(?:\s*:)?(?:\s|%20|\+)+([^]*)/i) },
  { blemish: 'bearer-prefix', inside: matched(/^(?:auth=)?bearer:?(eyJ[^]*)/i) },
  { blemish: 'basic-prefix', inside: matched(/^basic\s+([^]*)/i) },
  // Other schemes (RFC 9449's DPoP), and frameworks' own names: Token, JWT.
  { blemish: 'scheme-prefix', inside: matched(/^(?!eyJ)[A-Za-z][\w-]*\s+(["'<]*eyJ[^]*)/) },
  // A form parameter, a shell variable or a property, followed by a JWT.
  {
    blemish: 'parameter-name',
    inside: matched(
      /^(?!eyJ)[#?&]?(?:export\s+|set\s+)?["']?[A-Za-z][\w.-]*["']?\s*[=:]\s*((?:["']|bearer\s+)*eyJ[^&]*)(?:&[^]*)?$/i,
    ),
  },
];

/** More layers than any copied token has; each one costs a pass through the text. */
const MOST_LAYERS = 32;

/** Extracts a token from the text around it, and says what that was. */
function takenOut(raw: string): { readonly token: string; readonly blemishes: ReadonlySet<Blemish> } {
  const blemishes = new Set<Blemish>(raw.trim() === raw ? [] : ['surrounding-whitespace']);
  let text = raw.trim();
  // Removing spaces may reveal another wrapping; the result has to be clean.
  for (let [layers, found] = [0, true]; found && layers < MOST_LAYERS; layers += 1) {
    found = WRAPPINGS.some(({ blemish, inside }) => {
      const inner = inside(text)?.trim();
      if (inner === undefined || inner.length >= text.length) return false;
      blemishes.add(blemish);
      text = inner;
      return true;
    });
    if (found) continue;
    const close = text.replace(INNER, '');
    found = close !== text;
    if (found) blemishes.add('inner-whitespace');
    text = close;
  }
  return { token: text.replace(INNER, ''), blemishes };
}

/** Spaces, line breaks (literal, continued with a backslash, or written as \n), and zero-width characters. */
const INNER = /\\(?:\r?\n|[nrt])|[\s\u200B-\u200D\u2060]+/g;

/** In the report's order. */
const ORDER: readonly Blemish[] = [
  ...([
    'header-name',
    'scheme-prefix',
    'parameter-name',
    'json-answer',
    'bearer-prefix',
    'basic-prefix',
  ] as const),
  ...(['surrounding-whitespace', 'inner-whitespace', 'prompt-mark', 'punctuation', 'quotes'] as const),
];

function blemishesOf(
  { token, blemishes }: ReturnType<typeof takenOut>,
  readable: boolean,
): readonly Blemish[] {
  return [
    ...ORDER.filter((each) => blemishes.has(each)),
    // An opaque token may contain these characters; a JWT may not (RFC 7515 section 2).
    ...(readable && token.includes('=') ? (['padding'] as const) : []),
    ...(readable && /[+/]/.test(token) ? (['standard-base64'] as const) : []),
  ];
}

function objectIn(part: string | undefined): JsonObject | undefined {
  // Standard base64 and padding are blemishes, not errors: Buffer decodes both alphabets.
  if (part === undefined || !/^[A-Za-z0-9_+/-]+=*$/.test(part)) return undefined;
  const json = boundedJson(Buffer.from(part, 'base64').toString('utf8'));
  return isJsonObject(json) ? (abridged(json) as JsonObject) : undefined;
}

/** Longer than any id, URL or list of groups in a token that a broker accepts (512 KiB). */
const LONGEST_TEXT = 16_384;
const TEXT_KEPT = 1_000;
const MOST_MEMBERS = 20_000;

/** The rest is cut, with a note in its place. */
function abridged(value: Json): Json {
  if (typeof value === 'string') {
    const { length } = value;
    return length <= LONGEST_TEXT
      ? value
      : `${value.slice(0, TEXT_KEPT)}… (cut: it has ${length} characters)`;
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const kept = list.slice(0, MOST_MEMBERS).map(abridged);
    return list.length <= MOST_MEMBERS ? kept : [...kept, `… (cut: it has ${list.length} members)`];
  }
  if (!isJsonObject(value)) return value;
  // `fromEntries` creates an own property `__proto__`, like the parser.
  const entries = Object.entries(value);
  const kept = entries
    .slice(0, MOST_MEMBERS)
    .map(([name, each]) => [name.slice(0, TEXT_KEPT), abridged(each)] as const);
  return Object.fromEntries(kept);
}
