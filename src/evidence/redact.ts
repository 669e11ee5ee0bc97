/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

/**
 * Makes a function that removes secrets, in all the spellings in which a server may echo them, from every string of a
 * value. Structure, numbers and the order of members stay.
 *
 * A strong secret is cut out wherever it stands, and so are long pieces of it and one that a cut-off text ends in. A weak
 * one (short, or a plain word such as `secret`) cannot be: half of the evidence would go with it, `client_secret_post`
 * among the first. Of those, text that others wrote is withheld as a whole when it has the secret as a word.
 */
export function redactor(secrets: readonly string[]): <T>(value: T) => T {
  const plain = [...new Set(secrets.flatMap(withoutWrapping))].filter((each) => each.trim() !== '');
  const spellings = plain.flatMap((each) =>
    spellingsOf(each).filter((spelling) => !isWeak(each) || !isWeak(spelling)),
  );
  const cut = cutter([...new Set(spellings)].sort((a, b) => b.length - a.length));
  const withheld = weakWord(plain.filter(isWeak));

  const walk = (value: unknown, foreign: boolean): unknown => {
    if (typeof value === 'string') return foreign && withheld?.test(value) === true ? REDACTED : cut(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, foreign));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [cut(name), walk(each, foreign || FOREIGN.has(name))]),
    );
  };
  return <T>(value: T): T => walk(value, false) as T;
}

/** Members of the evidence that hold text as somebody else wrote it. */
const FOREIGN = new Set([
  'challenge',
  'description',
  'detail',
  'error',
  'errorMessage',
  'excerpt',
  'headers',
  'hint',
  'location',
  'members',
  'message',
  'saw',
  'title',
]);

const SHORTEST_STRONG = 6;
const LONGEST_WORD = 15;
const isWeak = (secret: string): boolean =>
  secret.length < SHORTEST_STRONG || (secret.length <= LONGEST_WORD && /^[A-Za-z_-]+$/.test(secret));

function weakWord(secrets: readonly string[]): RegExp | undefined {
  if (secrets.length === 0) return undefined;
  return new RegExp(`(?<![A-Za-z0-9_])(?:${secrets.map(escaped).join('|')})(?![A-Za-z0-9_])`);
}

/** A secret as it was given, and without the blanks and quotes around it, as a careful client would send it. */
function withoutWrapping(secret: string): readonly string[] {
  const bare = secret
    .trim()
    .replace(/^(["'`])([^]*)\1$/, '$2')
    .trim();
  return [secret, secret.trim(), bare, bare.replace(/[\r\n]+/g, '')];
}

/** A secret as it travels: in forms, URLs, headers, JSON and HTML. */
function spellingsOf(secret: string): readonly string[] {
  if (secret.length > HUGE) return [secret];
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64');
  const percent = percentEncoded(secret);
  const form = percent.replaceAll('%20', '+').replace(/[!'()~]/g, percentOf);
  return [
    secret,
    ...[percent, percent.replaceAll('%20', '+'), form].flatMap((each) => [
      each,
      each.replace(/%[0-9A-F]{2}/g, lowerCased),
    ]),
    base64,
    base64.replace(/=+$/, ''),
    bytes.toString('base64url'),
    percentEncoded(base64),
    JSON.stringify(secret).slice(1, -1),
    ...['&#39;', '&#x27;', "'"].map((apostrophe) => htmlEscaped(secret, apostrophe)),
    bytes.toString('hex'),
  ];
}

const lowerCased = (text: string): string => text.toLowerCase();

/** As `encodeURIComponent`, which throws on half a surrogate pair. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
const percentOf = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;

const htmlEscaped = (text: string, apostrophe: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);

/** So many characters in common with a long secret are no accident. */
const PIECE = 24;
/** Of a secret longer than this (an oversized token) not every piece is remembered, and not every spelling. */
const HUGE = 4096;

function cutter(needles: readonly string[]): (text: string) => string {
  const short = needles.filter((each) => each.length < PIECE);
  const whole = short.length === 0 ? undefined : new RegExp(short.map(escaped).join('|'), 'g');
  const pieces = piecesOf(needles);
  const starts = new Set(
    needles.flatMap((each) =>
      range(SHORTEST_STRONG, Math.min(PIECE, each.length)).map((length) => each.slice(0, length)),
    ),
  );
  return (text) => {
    if (text.length < SHORTEST_STRONG) return text;
    const without = withoutPieces(text, pieces);
    return withoutStart(whole === undefined ? without : without.replace(whole, REDACTED), starts);
  };
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

/** Where in which secret a piece stands. */
interface Place {
  readonly needle: string;
  readonly at: number;
}

function piecesOf(needles: readonly string[]): ReadonlyMap<string, Place> {
  const pieces = new Map<string, Place>();
  for (const needle of needles) {
    const step = needle.length > HUGE ? PIECE : 1;
    for (let at = 0; at + PIECE <= needle.length; at += step) {
      const piece = needle.slice(at, at + PIECE);
      if (!pieces.has(piece)) pieces.set(piece, { needle, at });
    }
  }
  return pieces;
}

/** Cuts out every run of characters that a text and a secret have in common, if it is long. */
function withoutPieces(text: string, pieces: ReadonlyMap<string, Place>): string {
  let result = '';
  let kept = 0;
  for (let at = 0; at + PIECE <= text.length; at += 1) {
    const place = pieces.get(text.slice(at, at + PIECE));
    if (place === undefined) continue;
    const { from, to } = commonRun(text, at, place, kept);
    result += text.slice(kept, from) + REDACTED;
    kept = to;
    at = to - 1;
  }
  return result + text.slice(kept);
}

/** How far the likeness goes on both sides of the piece. */
function commonRun(
  text: string,
  at: number,
  place: Place,
  notBefore: number,
): { readonly from: number; readonly to: number } {
  const { needle } = place;
  const shift = place.at - at;
  let from = at;
  let to = at + PIECE;
  while (from > notBefore && from + shift > 0 && text[from - 1] === needle[from + shift - 1]) from -= 1;
  while (to < text.length && to + shift < needle.length && text[to] === needle[to + shift]) to += 1;
  return { from, to };
}

/** Cuts the beginning of a secret off the end of a text that was itself cut off there. */
function withoutStart(text: string, starts: ReadonlySet<string>): string {
  for (let length = Math.min(PIECE, text.length); length >= SHORTEST_STRONG; length -= 1) {
    if (starts.has(text.slice(-length))) return `${text.slice(0, -length)}${REDACTED}`;
  }
  return text;
}
