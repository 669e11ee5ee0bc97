import type { Target } from './target.ts';

/** Everything in a target that no output may show, in the forms that the client's own requests give it. */
export function secretsOf(target: Target): readonly string[] {
  const secret = target.clientSecret?.reveal();
  const token = target.token?.reveal();
  const apiSecret = target.confluentApiSecret?.reveal();
  const proxy = target.proxy?.reveal();
  return [
    ...credentials(target.clientId, secret),
    ...credentials(target.confluentApiKey, apiSecret),
    ...(token === undefined ? [] : [token, ...signatureOf(token)]),
    ...(proxy === undefined ? [] : passwordOf(proxy)),
    ...(target.tokenEndpoint === undefined ? [] : passwordOf(target.tokenEndpoint)),
    ...[target.assertionKey, target.clientCertificateKey].flatMap((key) => keyLines(key?.reveal())),
  ];
}

/** The secret, and what a Basic header makes of it with its id (RFC 7617; RFC 6749 section 2.3.1 encodes first). */
function credentials(id: string | undefined, secret: string | undefined): readonly string[] {
  if (secret === undefined) return [];
  if (id === undefined) return [secret];
  const encoded = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  return [secret, `${id}:${secret}`, encoded];
}

/** The third part of a JWS; its first two are evidence. */
const signatureOf = (token: string): readonly string[] => token.trim().split('.').slice(2, 3);

function passwordOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { username, password } = new URL(url);
  return password === '' ? [] : [password, decoded(password), `${decoded(username)}:${decoded(password)}`];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const keyLines = (pem: string | undefined): readonly string[] =>
  pem === undefined ? [] : pem.split(/\r?\n/).filter((line) => line.length > 20 && !line.startsWith('-----'));
