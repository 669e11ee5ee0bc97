/** Typical names for identity providers, which the tests' world resolves. */
export const IDP_HOST = 'login.acme.example';

/** The `aud` that the brokers expect. */
export const AUDIENCE = 'https://kafka.acme.example';

/** The resources that a client can request (RFC 8707); the tokens differ in one thing each. */
export const RESOURCES = {
  kafka: AUDIENCE,
  /** A token for another service. */
  billing: 'https://billing.acme.example',
  /** A token that was kept for a day too long. */
  yesterday: 'https://kafka.acme.example/yesterday',
  /** A token that becomes valid tomorrow. */
  tomorrow: 'https://kafka.acme.example/tomorrow',
  /** Signed with a secret that no broker has. */
  symmetric: 'https://kafka.acme.example/symmetric',
  /** A token without a subject. */
  nobody: 'https://kafka.acme.example/nobody',
  /** For introspection, and unreadable to a broker. */
  opaque: 'https://kafka.acme.example/opaque',
  /** Tokens of half a minute, for clients that renew them while they are connected. */
  brief: 'https://kafka.acme.example/brief',
  /** Each token is for another subject. */
  pods: 'https://kafka.acme.example/pods',
  /** The first token is sound; later ones are for another service, were kept too long, or have a signature that no broker knows. */
  laterBilling: 'https://kafka.acme.example/later/billing',
  laterYesterday: 'https://kafka.acme.example/later/yesterday',
  laterSymmetric: 'https://kafka.acme.example/later/symmetric',
  /** Not known to the server. */
  unknown: 'https://kafka.acme.example/unknown',
} as const;

/** What a resource is like from its second token on. */
export const LATER: Readonly<Partial<Record<string, string>>> = {
  [RESOURCES.laterBilling]: RESOURCES.billing,
  [RESOURCES.laterYesterday]: RESOURCES.yesterday,
  [RESOURCES.laterSymmetric]: RESOURCES.symmetric,
};

/** The clients, by authentication method (RFC 6749 section 2.3.1, RFC 7523, RFC 8705). */
export const CLIENTS = {
  post: 'orders-service',
  basic: 'orders-basic',
  assertion: 'orders-assertion',
  certificate: 'orders-certificate',
  selfSigned: 'orders-self-signed',
} as const;

export const CLIENT_SECRET = 'a secret that only tests know';
