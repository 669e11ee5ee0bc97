import type { Json, JsonObject } from '../evidence/json.ts';

/** The kind of a token that is not an application's access token. */
export interface TokenKind {
  readonly is: 'access' | 'id' | 'refresh' | 'user' | 'graph' | 'management-api';
  /** The claims that show it, in words. */
  readonly because: string;
}

/**
 * Recognises the kind of a token by vendor-specific claims. An access token needs none: most identity providers do not
 * follow RFC 9068, so a missing `typ: at+jwt` proves nothing.
 */
export function tokenKind(claims: JsonObject, header: JsonObject): TokenKind {
  const mark = MARKS.find(([is, , holds]) => holds(claims, header) && !(is === 'id' && isGoogle(claims)));
  return mark === undefined ? { is: 'access', because: '' } : { is: mark[0], because: mark[1] };
}

type Mark = readonly [TokenKind['is'], string, (claims: JsonObject, header: JsonObject) => boolean];

const MARKS: readonly Mark[] = [
  [
    'refresh',
    'its typ claim says that it is a Keycloak refresh token',
    (c) => c['typ'] === 'Refresh' || c['typ'] === 'Offline',
  ],
  // Such tokens are signed over a header whose nonce was hashed first: only Graph can verify them.
  [
    'graph',
    'its audience is Microsoft Graph and its header has a nonce',
    (c, h) => isGraph(c['aud']) && h['nonce'] !== undefined,
  ],
  ['id', 'its token_use says that it is a Cognito ID token', (c) => c['token_use'] === 'id'],
  ['id', 'its typ claim says that it is a Keycloak ID token', (c) => c['typ'] === 'ID'],
  [
    'id',
    'it has an at_hash or c_hash, which only ID tokens have',
    (c) => c['at_hash'] !== undefined || c['c_hash'] !== undefined,
  ],
  [
    'id',
    'it has a nonce, which ID tokens repeat from the sign-in of a person',
    (c) => c['nonce'] !== undefined,
  ],
  ['user', 'its idtyp says that it was issued for a person', (c) => c['idtyp'] === 'user'],
  [
    'user',
    'it has scp and upn, which Entra ID gives to people',
    (c) => typeof c['scp'] === 'string' && c['upn'] !== undefined,
  ],
  [
    'user',
    'its subject is a person of an Auth0 connection',
    (c) => typeof c['sub'] === 'string' && /^(?:auth0|google-oauth2|samlp|waad)\|/.test(c['sub']),
  ],
  [
    'management-api',
    "its audience is Auth0's Management API",
    (c) =>
      [c['aud']]
        .flat()
        .some((aud) => typeof aud === 'string' && /^https:\/\/[^/]+\.auth0\.com\/api\/v2\/$/.test(aud)),
  ],
];

/** Google's only JWTs are ID tokens, and clients of Confluent Cloud sign in with them. */
const isGoogle = (claims: JsonObject): boolean =>
  typeof claims['iss'] === 'string' && /^(?:https:\/\/)?accounts\.google\.com$/.test(claims['iss']);

const isGraph = (aud: Json | undefined): boolean =>
  typeof aud === 'string' &&
  (aud === '00000003-0000-0000-c000-000000000000' || /^https:\/\/graph\.microsoft\.(?:com|us)\/?$/.test(aud));
