import { REDACTED } from './known.ts';

/*
 * Secrets recognised by their form: a pasted log does not say which of its words are secret. These are the forms that
 * Kafka clients, identity providers and shells write: JWTs, `Authorization`, `client_secret=…`, JAAS options, URLs.
 */

/** A value after a name: up to the closing quote, or if unquoted, up to a space or a separator. */
const VALUE = String.raw`(?:b(?=["']))?(?:\\*"(?<dq>[^"\\\n]{1,4096})|\\*'(?<sq>[^'\\\n]{1,4096})|(?<bare>[^\s"'\\,;&<>)\]}]{1,8192}))`;
const NAME = String.raw`(?:secret|passw(?:or)?d|pwd|passphrase|private[._-]?key|api[._-]?key|apikey|assertion|(?:access|id|refresh|sas|auth|bearer)[._-]?token(?![._-]?(?:endpoint|ur[il]|type))|shared[._-]?access[._-]?key|account[._-]?key|credentials?(?=["'\\]{0,3}\s?[=:]))`;

/** Whether a value is not a secret but a reference to one, or masked. */
export const looksLikeReference = (value: string): boolean => MASKED.test(value);

interface Shape {
  readonly pattern: RegExp;
  /** A match that is not a secret: a reference, a mask, an ordinary word. */
  readonly unless?: RegExp;
}

const MASKED =
  /^(?:\[?(?:hidden|redacted|masked|null|none|undefined|true|false)\]?|[*.x…]+|[{([]+|<[^>]*>?|\$\{.*|\$[A-Za-z_]\w*|%[A-Z_]+%|\{\{.*)$/i;

const SHAPES: readonly Shape[] = [
  {
    pattern:
      /(?<bare>-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]{0,8192}?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$))/g,
  },
  { pattern: /(?<bare>\beyJ[\w-]{10,16384}(?:\.[\w=-]{0,16384}){0,4})/g },
  {
    pattern: new RegExp(String.raw`${NAME}[\w.-]{0,40}\\*["']?[ \t]{0,3}(?:=>|[=:])[ \t]{0,3}${VALUE}`, 'gi'),
    unless: MASKED,
  },
  // On the line below its name: YAML, a properties file with a backslash, JSON that was wrapped.
  {
    pattern: new RegExp(
      String.raw`${NAME}[\w.-]{0,40}\\*["']?\s{0,3}[=:][ \t]{0,3}\\?\r?\n[ \t]{0,40}["']?(?<bare>[^\s"',;&<>)\]}]{8,4096})`,
      'gi',
    ),
    unless:
      /^(?:[a-z]+:?|[\w$-]+:|(?:[\w$]+\.){2}[\w$<>].*)$|^(?:\[?(?:hidden|redacted|masked)\]?|[*.x…]+|<.*|\$\{.*|\{\{.*)$/i,
  },
  // A pair of a name and a value: Kubernetes, ECS, XML.
  {
    pattern: new RegExp(
      String.raw`\b(?:name|key)\\*["']?\s{0,3}[=:]\s{0,3}\\*["']?[\w.-]{0,80}${NAME}[\w.-]{0,40}\\*["']?[\s,]{1,40}\\*["']?value\\*["']?\s{0,3}[=:]\s{0,3}${VALUE}`,
      'gi',
    ),
    unless: MASKED,
  },
  {
    pattern: new RegExp(
      String.raw`<[\w.:-]{0,80}${NAME}[\w.-]{0,40}>\s{0,40}(?<bare>[^<>\s]{1,4096})\s{0,40}<`,
      'gi',
    ),
    unless: MASKED,
  },
  // A form that was encoded once more.
  {
    pattern: new RegExp(String.raw`${NAME}[\w.-]{0,40}%3D(?<bare>[^\s%&"']{4,4096})`, 'gi'),
    unless: MASKED,
  },
  {
    pattern: /\b(?:set-)?cookie\\*["']?\s{0,3}:\s{0,3}\\*["']?(?<bare>[^\s"'\\][^\r\n"'\\]{3,4096})/gi,
    unless: MASKED,
  },
  {
    pattern: new RegExp(
      String.raw`--?[\w-]{0,40}(?:secret|password|token|api-?key)[\s=]\s{0,3}${VALUE}`,
      'gi',
    ),
    unless: MASKED,
  },
  {
    pattern:
      /\b(?:proxy-)?authorization\\*["']?\s{0,3}[:=]\s{0,3}\[?\\*["']?(?:[a-z]{1,20}\s{1,3})?(?<bare>[^\s"'\\,;]{4,16384})/gi,
    unless: MASKED,
  },
  {
    pattern:
      /\b(?:bearer|basic)\s{1,3}(?!(?:realm|error|scope|charset)=)(?<bare>(?=[^\s"',;]{0,16384}?[\d=+/._-])[^\s"',;]{8,16384})/gi,
    unless: MASKED,
  },
  { pattern: /\/\/[^\s/?#@:"']{0,256}:(?!\d{1,5}[/?])(?<bare>[^\s@"']{1,512})@/g, unless: MASKED },
  {
    pattern:
      /[?&](?:code|sig|signature|token|key|x-amz-signature|x-amz-security-token)=(?<bare>[^\s"'&#]{6,4096})/gi,
    unless: MASKED,
  },
  { pattern: /(?:^|\s)(?:-u|--user)[\s=]{1,3}["']?[^\s:"']{1,256}:(?<bare>[^\s"']{1,512})/g, unless: MASKED },
  // A client secret of Entra ID or of a Confluent API key.
  { pattern: /(?<![\w.~-])(?<bare>[\w.~-]{3}\dQ~[\w.~-]{31,36})/g },
  {
    pattern: /(?<![A-Za-z0-9+/])(?<bare>(?:cflt)?[A-Za-z0-9+/]{60,64})(?![A-Za-z0-9+/=.])/g,
    unless: /^(?:[a-f\d]+|[A-F\d]+|[A-Za-z/]+)$/,
  },
];

export const secretsIn = (text: string): readonly string[] =>
  SHAPES.flatMap(({ pattern, unless }) =>
    [...text.matchAll(pattern)]
      .map(({ groups }) => valueOf(groups))
      .filter((value) => value !== '' && unless?.test(value) !== true),
  );

export const withoutSecrets = (text: string): string =>
  SHAPES.reduce(
    (rest, { pattern, unless }) =>
      rest.replace(pattern, (whole: string, ...more: unknown[]) => {
        const value = valueOf(more.at(-1) as Groups);
        if (value === '' || value === REDACTED || unless?.test(value) === true) return whole;
        const at = whole.lastIndexOf(value);
        return whole.slice(0, at) + REDACTED + whole.slice(at + value.length);
      }),
    text,
  );

type Groups = Readonly<Record<string, string | undefined>> | undefined;

const valueOf = (groups: Groups): string => groups?.['dq'] ?? groups?.['sq'] ?? groups?.['bare'] ?? '';

/** Words, one of which is near every secret, except for those recognised by their form alone. */
const HINT =
  /secret|passw|pwd|passphrase|private|api[._-]?key|assertion|token|credential|cookie|access[._-]?key|account[._-]?key|authorization|bearer|basic |:\/\/[^/\s]*@|eyJ|\dQ~|cflt|-u |--user/i;

/** Whether a line may contain a secret; a fast pre-check. */
export const mayHoldSecret = (line: string): boolean => HINT.test(line);

/** Whether a line ends after the name of a secret, so that the next one may begin with its value. */
export const endsInName = (line: string): boolean => NAME_AT_END.test(line.slice(-160));

const NAME_AT_END = new RegExp(String.raw`${NAME}[\w.-]{0,40}\\*["']?\s{0,3}[=:,]\s{0,3}\\?$`, 'i');
