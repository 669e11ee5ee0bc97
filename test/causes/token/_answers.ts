import { mapObserved } from '../../../src/evidence/observation.ts';
import type { TokenAnswer, TokenError } from '../../../src/evidence/token.ts';
import { NOW, client, provider, type Change } from '../../casebook.ts';
import { observed } from '../../../src/evidence/observation.ts';
import type { Evidence } from '../../../src/evidence/evidence.ts';

/** A copy without some of its optional members. */
export const without = <T extends object, K extends keyof T>(whole: T, ...names: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;

const NOT_REACHED = { status: 'missing', because: 'there is no token' } as const;

/** Another answer of the token endpoint; without a token the run ends there. */
export const answers =
  (patch: Partial<TokenAnswer>): Change =>
  (e) => ({
    ...e,
    token: {
      answer: mapObserved(e.token.answer, (seen) => ({
        ...without(seen, 'tokenType', 'expiresIn'),
        members: [],
        ...patch,
      })),
      jwt: NOT_REACHED,
      signature: NOT_REACHED,
    },
    broker: { ...e.broker, authenticate: NOT_REACHED, metadata: NOT_REACHED, groups: NOT_REACHED },
  });

/** An OAuth error, in the form of RFC 6749 section 5.2. */
export const refuses = (
  status: number,
  error: string,
  description?: string,
  more: Partial<TokenError> = {},
): Change =>
  answers({
    status,
    members: description === undefined ? ['error'] : ['error', 'error_description'],
    error: { error, ...(description === undefined ? {} : { description }), ...more },
  });

/** Entra ID's answer: the number before the text, and in `error_codes`. */
export const aadsts = (code: number, error: string, text: string, status = 400): Change =>
  refuses(status, error, `AADSTS${code}: ${text}\r\nTrace ID: 7d3c\r\nTimestamp: 2026-01-05 12:00:00Z`, {
    codes: [code],
  });

/** A web page instead of JSON. */
export const page = (
  status: number,
  excerpt: string,
  headers: Readonly<Record<string, string>> = {},
): Change =>
  answers({
    status,
    form: 'html',
    mediaType: 'text/html',
    excerpt,
    headers: { 'content-type': 'text/html', ...headers },
  });

/** The client uses another identity provider, including its discovery and key sets. */
const at =
  (tokenEndpoint: string, clientId: string, patch: Partial<Evidence['client']> = {}): Change =>
  (e) => {
    const rest = without(e.client, 'audience');
    const there = client({ ...rest, tokenEndpoint, clientId, ...patch })({ ...e, client: rest });
    return {
      ...there,
      discovery: {
        appended: { status: 'missing', because: 'not asked' },
        inserted: { status: 'missing', because: 'not asked' },
      },
      token: { ...e.token, answer: mapObserved(e.token.answer, (seen) => ({ ...seen, url: tokenEndpoint })) },
    };
  };

export const atOkta = at('https://acme.okta.com/oauth2/default/v1/token', '0oa8xq2hm1vKz9LQp5d7', {
  scope: 'kafka',
});
export const atEntra = at(
  'https://login.microsoftonline.com/8d3a1c6e-52fb-4f0a-9c53-2f6d1e7b9a10/oauth2/v2.0/token',
  '1f6e2b7c-9a40-4d38-8e55-6b0c3f2d7a91',
  { scope: 'api://kafka/.default' },
);
export const atKeycloak = at(
  'https://sso.acme.example/realms/kafka/protocol/openid-connect/token',
  'orders-service',
);
export const atCognito = at(
  'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token',
  '5k2v8t0r1q7m3n9p4s6u8w0y2z',
  { scope: 'kafka/read' },
);
export const atPingOne = at(
  'https://auth.pingone.eu/3f1c7a52-8b4e-4d6f-9a20-5e7c1b8d3f64/as/token',
  '7b9e2d41-6c3f-4a85-b1d7-0e8f5c2a9d36',
);
export const atGoogle = at('https://oauth2.googleapis.com/token', '114209876543210987654');
/** Nothing shows the product: neither the token endpoint nor the issuer registered in Confluent. */
export const atUnknown: Change = (e) =>
  provider({ issuer: 'https://login.acme.example' })(
    at('https://login.acme.example/token', 'orders-service')(e),
  );

/** The methods that the discovery document offers, or another member of it. */
export const publishes =
  (members: Readonly<Record<string, string | readonly string[]>>): Change =>
  (e) => {
    const url = 'https://login.acme.example/.well-known/openid-configuration';
    const json = {
      issuer: 'https://acme.auth0.com/',
      jwks_uri: 'https://acme.auth0.com/.well-known/jwks.json',
      ...members,
    };
    return {
      ...e,
      discovery: {
        ...e.discovery,
        appended: observed(
          {
            url,
            status: 200,
            headers: {},
            mediaType: 'application/json',
            bytes: 300,
            receivedAt: NOW,
            tookMs: 9,
            form: 'json',
            json,
          },
          url,
          NOW,
        ),
      },
    };
  };
