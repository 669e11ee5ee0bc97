/** The client's first message in SASL OAUTHBEARER (RFC 7628 section 3.1). */
export interface FirstMessage {
  readonly authzid: string;
  readonly token: string;
  readonly extensions: ReadonlyMap<string, string>;
}

/*
 * The grammar of Apache Kafka's OAuthBearerClientInitialResponse. It is narrower than RFC 7628: a key consists of
 * letters, a value is never empty.
 */
const SASLNAME = String.raw`(?:[\x01-\x2B\x2D-\x3C\x3E-\x7F]|=2C|=3D)+`;
const PAIR = String.raw`[A-Za-z]+=[\x21-\x7E \t\r\n]+`;
const MESSAGE = new RegExp(`^n,(?:a=(?<authzid>${SASLNAME}))?,\x01(?<pairs>(?:${PAIR}\x01)*)\x01$`);
const AUTH = /^(?<scheme>\w+) +(?<token>[-_~+/.a-zA-Z0-9]+=*)$/;

/** @returns undefined when a broker would only say that the credentials are invalid */
export function parseFirstMessage(bytes: Buffer): FirstMessage | undefined {
  const { authzid, pairs } = MESSAGE.exec(bytes.toString('utf8'))?.groups ?? {};
  if (pairs === undefined) return undefined;
  const properties = new Map(pairs.split('\x01').filter(Boolean).map(keyAndValue));
  const { scheme, token } = AUTH.exec(properties.get('auth') ?? '')?.groups ?? {};
  if (token === undefined || scheme?.toLowerCase() !== 'bearer') return undefined;
  properties.delete('auth');
  return { authzid: decodeSaslName(authzid ?? ''), token, extensions: properties };
}

function keyAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/** RFC 5801 section 4. */
const decodeSaslName = (name: string): string => name.replaceAll('=2C', ',').replaceAll('=3D', '=');
