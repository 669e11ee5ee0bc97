import { createHash, timingSafeEqual } from 'node:crypto';
import { importSPKI, jwtVerify } from 'jose';
import type { ClientAuth } from '../../evidence/token.ts';
import type { Request } from '../network/http.ts';
import type { IdpSettings, TokenRefusal } from '../settings.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * The client that requests a token, and whether it is authenticated (RFC 6749 section 2.3, RFC 7523 section 2.2, RFC
 * 8705 section 2).
 *
 * @returns why the client is refused, or undefined when it is authenticated
 */
export async function authenticate(
  idp: IdpSettings,
  request: Request,
  form: URLSearchParams,
): Promise<TokenRefusal | undefined> {
  const shown = await credentialsIn(request, form);
  if (shown === 'malformed') return 'wrong-secret';
  if (shown.clientId !== idp.clientId) return 'unknown-client';
  if (!idp.clientAuths.includes(shown.by)) return 'client-auth-not-allowed';
  switch (shown.by) {
    case 'client_secret_basic':
    case 'client_secret_post':
      return sameText(shown.secret, idp.clientSecret) ? undefined : 'wrong-secret';
    case 'private_key_jwt':
      return (await assertionHolds(idp, request, shown.secret)) ? undefined : 'assertion-invalid';
    case 'tls_client_auth':
      return request.certifiedName === idp.clientId ? undefined : 'assertion-invalid';
    case 'none':
      return undefined;
  }
}

interface Credentials {
  readonly by: ClientAuth;
  readonly clientId: string;
  readonly secret: string;
}

async function credentialsIn(request: Request, form: URLSearchParams): Promise<Credentials | 'malformed'> {
  const clientId = form.get('client_id') ?? '';
  if (request.authorization !== undefined) return basicCredentials(request.authorization);
  const assertion = form.get('client_assertion');
  if (assertion !== null && form.get('client_assertion_type') === JWT_BEARER) {
    return { by: 'private_key_jwt', clientId: subjectOf(assertion) ?? clientId, secret: assertion };
  }
  const secret = form.get('client_secret');
  if (secret !== null) return { by: 'client_secret_post', clientId, secret };
  return { by: request.certifiedName === undefined ? 'none' : 'tls_client_auth', clientId, secret: '' };
}

/** RFC 6749 section 2.3.1: id and secret are form-encoded in the Basic header. */
function basicCredentials(authorization: string): Credentials | 'malformed' {
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(authorization)?.[1];
  const [id, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  try {
    return { by: 'client_secret_basic', clientId: formDecode(id ?? ''), secret: formDecode(rest.join(':')) };
  } catch {
    return 'malformed';
  }
}

const formDecode = (value: string): string => decodeURIComponent(value.replaceAll('+', ' '));

async function assertionHolds(idp: IdpSettings, { url }: Request, assertion: string): Promise<boolean> {
  if (idp.assertionKey === undefined) return false;
  try {
    const key = await importSPKI(idp.assertionKey, 'RS256');
    await jwtVerify(assertion, key, {
      issuer: idp.clientId,
      subject: idp.clientId,
      audience: [`${url.origin}${url.pathname}`, `${idp.origin}/`, idp.origin],
      requiredClaims: ['exp'],
      currentDate: new Date(Date.now() + idp.clockAheadSeconds * 1000),
    });
    return true;
  } catch {
    return false;
  }
}

function subjectOf(assertion: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    const subject = (claims as { readonly sub?: unknown } | null)?.sub;
    return typeof subject === 'string' ? subject : undefined;
  } catch {
    return undefined;
  }
}

const sameText = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right));
const sha256 = (value: string): Buffer => createHash('sha256').update(value).digest();
