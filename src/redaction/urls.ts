import { looksLikeReference } from './by-look.ts';

/*
 * Secrets in URLs: passwords (RFC 3986 section 3.2.1), including ones with a raw `#`, `/` or `?` and in URLs without a
 * scheme, and parameters such as `client_secret`. People configure such URLs, and the report has to show them without
 * the secret.
 */

/** A secret in a URL, and its place. */
interface Found {
  readonly from: number;
  readonly secret: string;
}

/**
 * The configured text with the secrets in URLs masked. A character that ends the host stays, because it determines how
 * the URL is parsed.
 */
export function withoutUrlSecrets(text: string): string {
  let masked = '';
  let end = 0;
  for (const { from, secret } of foundIn(text)) {
    // A password that contains an `@` may overlap with a parameter that does.
    const to = from + secret.length;
    masked +=
      text.slice(end, Math.max(end, from)) + text.slice(Math.max(end, from), to).replace(/[^#/?]+/g, '***');
    end = Math.max(end, to);
  }
  return masked + text.slice(end);
}

/** The URL without user name and password, and with its other secrets masked. */
export function withoutUserInfo(text: string): string {
  const password = passwordIn(text);
  const end =
    password === undefined
      ? (/^(?:[^/?#\s]*\/\/)?[^/?#]*@/.exec(text)?.[0].length ?? 0)
      : password.from + password.secret.length + 1;
  if (end === 0) return withoutUrlSecrets(text);
  const scheme = /^(?:[^/?#\s]*\/\/)?/.exec(text)?.[0] ?? '';
  return withoutUrlSecrets(scheme + text.slice(end));
}

export const holdsUrlSecret = (text: string): boolean => foundIn(text).length > 0;

/** The secrets of a URL, exactly as the URL contains them. */
export const secretsInUrl = (text: string): readonly string[] => foundIn(text).map(({ secret }) => secret);

/** The URL with a scheme, so that it can be parsed. */
export const withScheme = (url: string): string => (/^[^/?#]*\/\//.test(url) ? url : `https://${url}`);

/** In one URL, or in each of several with spaces between them. */
const foundIn = (text: string): readonly Found[] =>
  /[@=]/.test(text)
    ? [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) =>
        foundInWord(word).map(({ from, secret }) => ({ from: index + from, secret })),
      )
    : [];

function foundInWord(word: string): readonly Found[] {
  const password = passwordIn(word);
  return [...(password === undefined ? [] : [password]), ...parametersIn(word)];
}

/** User info with a scheme, or before a host name. `kafka:read@all` is a scope. */
const USER =
  /^(?:[^/?#\s]*\/\/[^/?#@:\s]*|(?!urn:)[\w.%+-]+(?=:[^@\s]+@[\w-]+\.[\w-])):(?<password>[^\s"'<>]*)@/;
/** `a.example:8443/…` is a host and port even if an `@` follows. */
const HOST_AND_PORT = /^(?:[^/?#\s]*\/\/)?(?:localhost|[\w-]+(?:\.[\w-]+)+|\[[\da-f:.]+\]):\d{1,5}[/?#]/i;

function passwordIn(text: string): Found | undefined {
  const match = HOST_AND_PORT.test(text) ? null : USER.exec(text);
  const secret = match?.groups?.['password'] ?? '';
  if (match === null || secret === '' || looksLikeReference(secret)) return undefined;
  return { from: match[0].length - 1 - secret.length, secret };
}

/** The value is only looked at, not consumed: another parameter may begin inside it, after a `#`. */
const PARAMETER = /[?&#;](?<name>[\w.%~-]{1,80})=(?=(?<value>[^&\s"'<>]+))/g;
const SECRET_NAME =
  /secret|passw|^pwd$|passphrase|api[._-]?key|apikey|assertion$|credential|(?:access|id|refresh|auth|bearer|sas|session|security)[._-]?token|^(?:token|code|key|sig|signature|jwt)$|x-amz-signature|private[._-]?key|authorization/i;
/** `client_assertion_type` and the like give the kind of a secret, not its value. */
const NO_SECRET = /(?:type|expires_in|expiry|endpoint|method|id|url|uri|name)$/i;

const parametersIn = (text: string): readonly Found[] =>
  [...text.matchAll(PARAMETER)].flatMap(({ index, groups }) => {
    const { name = '', value = '' } = groups ?? {};
    const plain = decoded(name);
    if (!SECRET_NAME.test(plain) || NO_SECRET.test(plain) || looksLikeReference(value)) return [];
    return [{ from: index + name.length + 2, secret: value }];
  });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
