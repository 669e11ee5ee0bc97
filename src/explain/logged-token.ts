import type { Json, JsonObject } from '../evidence/json.ts';
import { isJsonObject, parseJson } from '../evidence/json.ts';
import type { Jwt } from '../evidence/token.ts';
import { timeIn } from './errors.ts';
import type { Line } from './lines.ts';

/** A token that a log shows: printed claims, or the token itself. */
export interface LoggedToken {
  readonly jwt: Jwt;
  readonly line: number;
  /** The beginning of the record that contains it, with its time; without the token. */
  readonly head: string;
}

/** Texts, one of which is near every token. */
const MARK = /["']iss\\?["']\s?:|\biss=|eyJ[\w-]{8}/;
/** A token, and what precedes it without a separator. Each run of such characters is searched once. */
const RAW = /(?<![\w-])(?=[\w-]+\.eyJ)(?<before>[\w-]*?)(?<token>eyJ[\w-]{8,}\.eyJ[\w-]{8,})/g;
const withoutTokens = (text: string): string => text.replace(RAW, '$<before>');
/** Other tokens of a client, which it does not send to Kafka. */
const ANOTHER = /(?:id|refresh)[_-]?token["'\s:=\\]{0,6}$|assertion["'\s:=\\]{0,6}$/i;
/** The line says that it is about the token of a Kafka client. */
const OURS = /kafka|oauthbearer|\bsasl\b|rdkafka|access[_ -]?token|client[_ ]credentials/i;

/** Limits for a printed object, and for its part before the claim that is searched for. */
const [MOST_LINES, MOST_CHARACTERS] = [60, 20_000];
/** Lines that may be between the time of a record and the claims in it. */
const MOST_BEFORE = 40;

/**
 * Collects the tokens that the lines of a log show: claims printed as JSON, as Python's and Java's dictionaries, on one
 * line or on many, and tokens themselves.
 *
 * @param decode decodes a token without verifying it
 */
export function tokensIn(decode: (token: string) => Jwt): {
  readonly look: (line: Line) => void;
  /** The client's last token; undefined if several are shown and none is marked as the client's. */
  readonly found: () => LoggedToken | undefined;
} {
  const recent: Line[] = [];
  const seen = new Map<string, LoggedToken>();
  let ours: LoggedToken | undefined;
  let open: { text: string; lines: number; readonly first: Line } | undefined;
  let header: JsonObject | undefined;

  const keep = (
    claims: JsonObject,
    own: JsonObject | undefined,
    { number, text }: Line,
    about: string,
  ): void => {
    const jwt: Jwt = {
      parts: 3,
      bytes: 0,
      ...(own === undefined ? {} : { header: own }),
      claims,
      blemishes: [],
      unsigned: false,
      from: 'log',
      claimsAlone: true,
    };
    const head = [text, ...recent.map((line) => line.text).toReversed()]
      .slice(0, MOST_BEFORE)
      .map((each) => withoutTokens(each.slice(0, 200)))
      .find((each) => timeIn(each) !== undefined);
    const token = { jwt, line: number, head: head ?? '' };
    const identity = JSON.stringify([claims['iss'], claims['sub'], claims['aud']]);
    if (seen.size < 50) seen.set(identity, token);
    if (OURS.test(withoutTokens(about))) ours = token;
  };
  const near = (): string =>
    recent
      .slice(-4)
      .map(({ text }) => text.slice(0, 400))
      .join('\n');

  return {
    look: (line) => {
      recent.push(line);
      if (recent.length > MOST_LINES) recent.shift();
      if (open !== undefined) {
        open.text += `\n${line.text}`;
        open.lines += 1;
        const claims = line.text.includes('}') ? claimsIn(open.text) : undefined;
        if (claims !== undefined) keep(claims, header, open.first, near());
        if (claims !== undefined || open.lines > MOST_LINES || open.text.length > MOST_CHARACTERS)
          open = undefined;
        return;
      }
      header = headerIn(line.text) ?? header;
      if (!MARK.test(line.text)) return;
      for (const match of line.text.matchAll(RAW)) {
        const { before = '', token = '' } = match.groups ?? {};
        const from = match.index + before.length;
        if (ANOTHER.test(line.text.slice(Math.max(0, from - 40), from))) continue;
        const { claims, header: own } = decode(`${token}.`);
        if (claims !== undefined && typeof claims['iss'] === 'string') keep(claims, own, line, near());
      }
      const claims = claimsIn(line.text);
      if (claims !== undefined) keep(claims, header, line, near());
      else if (/["']iss["']\s?:/.test(line.text)) open = opened(recent);
    },
    found: () => ours ?? (seen.size === 1 ? [...seen.values()][0] : undefined),
  };
}

/** The object that is still open at the last of these lines. */
function opened(recent: readonly Line[]): { text: string; lines: number; readonly first: Line } | undefined {
  const at = recent.findLastIndex(
    ({ text }) => /\{\s*$/.test(text) && !/["']\w+["']\s*:\s*\{\s*$/.test(text),
  );
  const first = recent[at];
  if (first === undefined) return undefined;
  return {
    first,
    lines: recent.length - at,
    text: recent
      .slice(at)
      .map(({ text }) => text)
      .join('\n'),
  };
}

/** The claims that a text prints: an issuer, and a time or an audience with it. */
function claimsIn(text: string): JsonObject | undefined {
  const at = text.search(/["']?\biss\\?["']?\s?[:=]/);
  if (at === -1) return undefined;
  const plain = text.slice(0, MOST_CHARACTERS).replaceAll(String.raw`\"`, '"');
  for (let from = plain.lastIndexOf('{', at), tries = 0; from !== -1 && tries < 20; tries += 1) {
    const object = objectAt(plain, from);
    const read = object === undefined ? undefined : (jsonOf(object) ?? mapOf(object));
    if (read !== undefined && isClaims(read)) return read;
    from = from === 0 ? -1 : plain.lastIndexOf('{', from - 1);
  }
  return undefined;
}

const isClaims = (claims: JsonObject): boolean =>
  typeof claims['iss'] === 'string' && ['exp', 'iat', 'aud'].some((name) => claims[name] !== undefined);

const headerIn = (text: string): JsonObject | undefined => {
  const object = /\{[^{}\n]{0,400}["']alg\\?["']\s?:[^{}\n]{0,400}\}/.exec(text)?.[0];
  const read = object === undefined ? undefined : jsonOf(object.replaceAll(String.raw`\"`, '"'));
  return read !== undefined && typeof read['alg'] === 'string' && (read['kid'] ?? read['typ']) !== undefined
    ? read
    : undefined;
};

/** From an opening brace to its closing brace. */
function objectAt(text: string, from: number): string | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (quote !== undefined) quote = char === quote ? undefined : quote;
    else if (char === '"' || (char === "'" && /[{[:,\s]/.test(text[at - 1] ?? ' '))) quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}' && (depth -= 1) === 0) return text.slice(from, at + 1);
  }
  return undefined;
}

/** JSON, or a dictionary as Python prints it. */
function jsonOf(text: string): JsonObject | undefined {
  const json =
    parseJson(text) ??
    parseJson(text.replaceAll("'", '"').replace(/\b(?:True|False|None)\b/g, (word) => PYTHON[word] ?? word));
  return isJsonObject(json) ? json : undefined;
}

const PYTHON: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** `{sub=kafka, aud=[a, b], exp=2026-01-05T10:00:00Z}`, as Java prints a map. */
function mapOf(text: string): JsonObject | undefined {
  const pairs = text.slice(1, -1).split(/, (?=[\w:/.-]{1,80}=)/);
  const read = pairs.map((pair) => /^\s*(?<name>[\w:/.-]{1,80})=(?<value>[^]{0,2000})$/.exec(pair)?.groups);
  if (read.some((pair) => pair === undefined)) return undefined;
  return Object.fromEntries(
    read.map((pair) => [pair!['name']!, valueOf(pair!['name']!, pair!['value']!.trim())]),
  );
}

function valueOf(name: string, text: string): Json {
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  if (list !== undefined) return list === '' ? [] : list.split(', ');
  if (/^\d{1,15}(?:\.\d{1,9})?$/.test(text)) return Number(text);
  const time = ['exp', 'iat', 'nbf'].includes(name) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : Math.floor(time / 1000);
}
