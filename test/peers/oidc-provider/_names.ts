/** Names as identity providers have them; the tests' world leads to them. */
export const IDP_HOST = 'login.acme.example';

/** What the brokers expect in `aud`. */
export const AUDIENCE = 'https://kafka.acme.example';

/** What a client can ask for (RFC 8707); the tokens differ in one thing each. */
export const RESOURCES = {
  kafka: AUDIENCE,
  /** A token for somebody else. */
  billing: 'https://billing.acme.example',
  /** As one that was kept for a day too long. */
  yesterday: 'https://kafka.acme.example/yesterday',
  /** One that begins tomorrow. */
  tomorrow: 'https://kafka.acme.example/tomorrow',
  /** Signed with a secret that no broker has. */
  symmetric: 'https://kafka.acme.example/symmetric',
  /** Of nobody. */
  nobody: 'https://kafka.acme.example/nobody',
  /** For introspection, and unreadable to a broker. */
  opaque: 'https://kafka.acme.example/opaque',
  /** Kept by nobody. */
  unknown: 'https://kafka.acme.example/unknown',
} as const;

/** The clients, by how they prove themselves (RFC 6749 section 2.3.1, RFC 7523, RFC 8705). */
export const CLIENTS = {
  post: 'orders-service',
  basic: 'orders-basic',
  assertion: 'orders-assertion',
  certificate: 'orders-certificate',
  selfSigned: 'orders-self-signed',
} as const;

export const CLIENT_SECRET = 'a secret that only tests know';
