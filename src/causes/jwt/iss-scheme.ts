import { sh } from '../../commands/sh.ts';
import { variable, type Variable } from '../../commands/value.ts';
import { issuerCause } from './issuer-mismatch.ts';

/** Behind a proxy that terminates TLS without forwarding `X-Forwarded-Proto`, Keycloak and others issue `http://`. */
export default issuerCause({
  id: 'jwt/iss-scheme',
  title: 'The issuer in Confluent and in the token differ by http and https',
  kind: 'scheme',
  why: ({ iss, issuer }) =>
    `The token's issuer begins with ${schemeOf(iss)}, the identity provider's with ${schemeOf(issuer)}.`,
  // An issuer is an https URL (OpenID Connect Discovery 1.0 section 3), so the http one is wrong in either place.
  odd: ({ iss, issuer }) =>
    iss.startsWith('http:') && issuer.startsWith('https:')
      ? 'token'
      : issuer.startsWith('http:')
        ? 'provider'
        : undefined,
  tokenFix: ({ issuer }) => ({
    summary: `Make your identity provider call itself ${issuer}.`,
    steps: [
      'Keycloak: set the hostname with its scheme, and let it believe the proxy in front of it.',
      'PingFederate: set the base URL with https.',
    ],
    commands: [
      { kind: 'idp', text: sh`kc.sh start --hostname=${originOf(issuer)} --proxy-headers=xforwarded` },
    ],
  }),
});

const schemeOf = (text: string): string => /^https?:\/\//i.exec(text)?.[0] ?? 'no scheme';

/**
 * The scheme and host of an issuer, as Keycloak's `hostname` option expects them; a variable when the issuer is not a
 * URL.
 */
const originOf = (issuer: string): string | Variable =>
  URL.canParse(issuer) ? new URL(issuer).origin : variable('HOSTNAME_URL');
