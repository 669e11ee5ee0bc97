import { bones, folded, someLayer, unescaped, withoutPlus, type Layer } from './layers.ts';
import { Pieces } from './pieces.ts';
import { onlyRecognised } from './recognised.ts';

/** What replaces a secret. */
export const REDACTED = '[redacted]';

/** Removes known secrets from a text. */
export interface Redaction {
  /**
   * For text that others wrote: removes words that share 8 or more characters with a secret, in any encoding. If a
   * secret is spread over several words, or is an ordinary word itself, only the known error codes remain.
   */
  readonly ofEcho: (text: string) => string;
  /** The same for text that is only read by people: it also loses what is neither a word nor a known code. */
  readonly ofProse: (text: string) => string;
  /** For our own text and the client's configuration: removes words that contain a whole secret, in any encoding. */
  readonly ofOwn: (text: string) => string;
}

/** This many characters in common are not a coincidence. */
const PIECE = 8;
/** The same for letters and digits alone, in which whole sentences are one run of letters. */
const BONES = 12;

/**
 * @param shown texts that are not secret even if they share words with one: client id, hosts, scopes. Pieces that a
 * secret shares with them are ignored.
 */
export function redactionOf(secrets: readonly string[], shown: readonly string[] = []): Redaction {
  const plain = [...new Set(secrets.flatMap(withoutWrapping))].filter((each) => each.trim() !== '');
  if (plain.length === 0) return { ofEcho: unchanged, ofProse: unchanged, ofOwn: unchanged };
  const strong = plain.filter((each) => !isWeak(each));
  const wholes = inNormalForm(strong);
  const plainWords = [...VOCABULARY, ...shown]
    .map(folded)
    .filter((text) => !wholes.some((whole) => text.includes(whole)));
  const harmless = new Pieces(plainWords, PIECE);
  const forms = [...wholes, ...strong.flatMap(disguisesOf)];
  const pieces = new Pieces(forms, PIECE, (form, at) => !harmless.has(form, at));
  // These secrets have no distinctive piece, so only the whole counts.
  const small = wholes.filter((whole) => harmless.cover(whole));
  const weak = weakWords(plain.filter(isWeak));

  const isSmall = (layer: string): boolean => small.some((whole) => layer.includes(whole));
  const harmlessBones = new Pieces(plainWords.map(bones), PIECE);
  const skeletons = new Pieces(
    forms.map(bones),
    BONES,
    (form, at) => !harmlessBones.cover(form.slice(at, at + BONES)),
  );
  const skeleton = wholes.map(bones).filter((form) => form.length >= PIECE && form.length < BONES);
  const isTakenApart = (own: string): boolean =>
    skeletons.areIn(own) || skeleton.some((form) => own.includes(form));
  const tells = ({ normal, bones: own }: Layer): boolean =>
    isSmall(normal) || pieces.areIn(normal) || isTakenApart(own);
  const holds = ({ normal }: Layer): boolean =>
    isSmall(normal) || (pieces.areIn(normal) && wholes.some((whole) => normal.includes(whole)));
  const inWords = cutting((text) => someLayer(text, tells));
  const recognised = onlyRecognised(shown, plain);
  const ofEcho = remembering((text) =>
    weak !== undefined && someLayer(text, ({ text: layer }) => weak.test(layer))
      ? codesIn(text)
      : inWords(text),
  );
  return {
    ofEcho,
    ofProse: remembering((text) => recognised(ofEcho(text))),
    ofOwn: remembering(cutting((text) => someLayer(text, holds))),
  };
}

const unchanged = (text: string): string => text;

/** Evidence repeats hosts, issuers and header names, and undoing all encodings is expensive. */
function remembering(change: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const changed = change(text);
    if (text.length <= LONGEST_REMEMBERED && known.size < MOST_REMEMBERED) known.set(text, changed);
    return changed;
  };
}

const LONGEST_REMEMBERED = 1024;
const MOST_REMEMBERED = 4096;

/** A secret as given, and without the spaces and quotes around it, as a careful client would send it. */
function withoutWrapping(secret: string): readonly string[] {
  const bare = secret
    .trim()
    .replace(/^(["'`])([^]*)\1$/, '$2')
    .trim();
  return [secret, bare];
}

const SHORTEST_STRONG = 6;
const LONGEST_WORD = 15;
/**
 * Removing every occurrence of such a secret would remove half of the evidence (`client_secret_post`, for one), so it
 * counts only as a whole word.
 */
const isWeak = (secret: string): boolean =>
  folded(secret).length < SHORTEST_STRONG ||
  (secret.length <= LONGEST_WORD && /^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)(?:[_-](?:[a-z]+|[A-Z]+))*$/.test(secret));

const weakWords = (secrets: readonly string[]): RegExp | undefined =>
  secrets.length === 0
    ? undefined
    : new RegExp(`(?<![A-Za-z0-9_])(?:${secrets.map(escaped).join('|')})(?![A-Za-z0-9_])`, 'i');

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}/-]/g, String.raw`\$&`);

const inNormalForm = (secrets: readonly string[]): readonly string[] => [
  ...new Set(
    secrets
      .flatMap((each) => [each, unescaped(each)].flatMap(withoutPlus).map(folded))
      .filter((each) => each.length >= SHORTEST_STRONG),
  ),
];

/** A longer secret (an oversized token) has enough pieces to be recognised by. */
const HUGE = 4096;

/** Forms of a secret that cannot be decoded: base64 in the wrong case, at any alignment, the secret reversed, and ROT13. */
function disguisesOf(secret: string): readonly string[] {
  if (secret.length > HUGE) return [];
  return [
    [...folded(secret)].reverse().join(''),
    folded(secret).replace(/[a-z]/g, (letter) =>
      String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
    ),
    ...[0, 1, 2].flatMap((before) => {
      const bytes = Buffer.from(' '.repeat(before) + secret);
      // The first and last base64 group contain bits of the surrounding text.
      const [from, to] = [before === 0 ? 0 : 4, bytes.length - (bytes.length % 3)];
      return (['base64', 'base64url'] as const)
        .map((alphabet) => bytes.subarray(0, to).toString(alphabet).slice(from))
        .flatMap(withoutPlus)
        .map(folded);
    }),
  ];
}

/** Word separators in sentences, JSON, URLs, forms and HTML. */
const BETWEEN_WORDS = /([\s<>"'`(){}[\],;&?=]+)/;
/** A longer text is not read by people to its end, so it is not redacted word by word. */
const LONGEST_IN_WORDS = 65_536;

/** Removes the words that reveal a secret, or everything if the rest still reveals it. */
const cutting =
  (tells: (text: string) => boolean) =>
  (text: string): string => {
    if (text.length < SHORTEST_STRONG || !tells(text)) return text;
    if (text.length > LONGEST_IN_WORDS) return REDACTED;
    const words = text.split(BETWEEN_WORDS).map((word) => (tells(word) ? REDACTED : word));
    return tells(words.filter((word) => word !== REDACTED).join('')) ? codesIn(text) : words.join('');
  };

/** Error codes that are safe to keep: those of RFC 6749, RFC 6750, RFC 8693 and RFC 8707, and Entra ID's numbers. */
const CODES =
  /\b(?:AADSTS\d{4,9}|invalid_(?:client|request|grant|scope|token|target|client_metadata)|(?:unauthorized|unsupported)_(?:client|grant_type|token_type|response_type)|access_denied|insufficient_scope|server_error|temporarily_unavailable)\b/g;

/** What is kept of a text that reveals a secret as a whole. */
const codesIn = (text: string): string => [...new Set(text.match(CODES) ?? []), REDACTED].join(' ');

/** Words of this field that occur in many secrets and in nearly every error message. */
const VOCABULARY: readonly string[] = [
  ...['access_token', 'application', 'authentication', 'authorization', 'client_credentials', 'client_id'],
  ...['client_secret_basic', 'client_secret_jwt', 'client_secret_post', 'client secret', 'client-secret'],
  ...['confidential', 'confluent.cloud', 'confluent cloud', 'confluent-cloud', 'credentials', 'development'],
  ...['environment', 'invalid_client', 'kafka-client', 'kafka client', 'kafka-consumer', 'kafka-producer'],
  ...['oauthbearer', 'openid-connect', 'password', 'private_key_jwt', 'production', 'service account'],
  ...['service-account', 'the client secret', 'token_endpoint'],
];
