import type { Evidence } from '../evidence/evidence.ts';
import type { Json } from '../evidence/json.ts';
import { valueOf } from '../evidence/observation.ts';

/** One member of the token that matters to Confluent Cloud, and its meaning for people: "expires in 23 h". */
export interface TokenRow {
  readonly name: string;
  readonly value: string;
  readonly meaning?: string;
}

/** In the order of verification: the key, the issuer, the audience, the times. */
const HEADER = ['alg', 'kid', 'typ'];
const CLAIMS = [
  ...['iss', 'aud', 'sub', 'azp', 'client_id', 'cid', 'appid', 'clientId'],
  ...['scope', 'scp', 'roles', 'groups', 'ver', 'gty', 'iat', 'nbf', 'exp'],
];
const TIMES = ['iat', 'nbf', 'exp'];

const LONGEST = 200;

/**
 * The members of the token that matter to Confluent Cloud. Empty when there is no readable token.
 *
 * @param read names of further claims that the identity pool reads
 */
export function tokenRowsOf(
  { token, startedAt }: Evidence,
  read: readonly string[] = [],
): readonly TokenRow[] {
  const jwt = valueOf(token.jwt);
  const rowsIn = (names: readonly string[], of: Readonly<Record<string, Json>> = {}): readonly TokenRow[] =>
    names
      .filter((name) => Object.hasOwn(of, name))
      .map((name) => ({ name, value: shown(of[name]!), ...meaningOf(name, of[name]!, startedAt) }));
  return [...rowsIn(HEADER, jwt?.header), ...rowsIn([...new Set([...CLAIMS, ...read])], jwt?.claims)];
}

function shown(value: Json): string {
  const text = typeof value === 'string' ? value : readable(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** JSON, with a space after each comma of a list, where a narrow terminal can break the line. */
const readable = (value: Json): string =>
  Array.isArray(value) ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]` : JSON.stringify(value);

/** RFC 7519 section 2: a NumericDate is seconds since the epoch. */
function meaningOf(name: string, value: Json, now: number): Pick<TokenRow, 'meaning'> {
  if (!TIMES.includes(name) || typeof value !== 'number') return {};
  const at = new Date(value * 1000);
  if (Number.isNaN(at.getTime())) return {};
  const away = value * 1000 - now;
  return { meaning: `${at.toISOString().replace('.000Z', 'Z')}, ${fromNow(away)}` };
}

/** The run began less than a second before or after a token that was made for it. */
const fromNow = (away: number): string =>
  Math.abs(away) <= 1_000 ? 'now' : away < 0 ? `${span(-away)} ago` : `in ${span(away)}`;

/** "45 s", "12 min", "23 h", "40 days": a duration in milliseconds, rounded. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
