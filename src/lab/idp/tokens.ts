import { constants, createHmac, randomBytes, sign } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import type { Json } from '../../evidence/json.ts';
import type { IdpSettings } from '../settings.ts';
import { keyPair } from './keys.ts';

/** The claims that the token request adds to those of the settings. */
export interface Grant {
  readonly audience: string | undefined;
  readonly scope: string | undefined;
}

/**
 * Creates an access token. Signed here, because a JOSE library would refuse to create most of the tokens that a lab
 * needs.
 */
export async function issueToken(idp: IdpSettings, grant: Grant): Promise<string> {
  const token = await tokenOf(idp, grant);
  return idp.wrapToken(token);
}

async function tokenOf(idp: IdpSettings, grant: Grant): Promise<string> {
  const form = idp.tokenForm;
  if (form === 'opaque') return randomBytes(24).toString('base64url');
  const claims = claimsOf(idp, grant);
  if (form === 'jwe') return encrypted(idp, claims);
  const alg = form === 'tampered' ? 'RS256' : form;
  const signed = await signedToken(idp, alg, claims);
  return form === 'tampered' ? tamper(signed) : signed;
}

function claimsOf(idp: IdpSettings, { audience, scope }: Grant): Record<string, Json> {
  const now = Math.floor(Date.now() / 1000) + idp.clockAheadSeconds;
  const claims: Record<string, Json | undefined> = { aud: audience, scope, iat: 0, ...idp.claims };
  if (!Object.hasOwn(claims, 'exp')) claims['exp'] = Number(claims['iat'] ?? 0) + idp.lifetimeSeconds;
  for (const name of ['iat', 'exp', 'nbf']) {
    if (typeof claims[name] === 'number') claims[name] += now;
  }
  return present(claims);
}

type SigningForm = 'RS256' | 'RS384' | 'PS256' | 'ES256' | 'HS256' | 'none';

async function signedToken(
  idp: IdpSettings,
  alg: SigningForm,
  claims: Record<string, Json>,
): Promise<string> {
  const signer = idp.keys[0] ?? { kid: 'none' };
  const named = alg === 'none' || alg === 'HS256' ? undefined : signer.kid;
  const header = present({ alg, typ: 'JWT', kid: named, ...idp.header });
  const input = `${base64urlJson(header)}.${base64urlJson(claims)}`;
  return `${input}.${await signature(idp, alg, Buffer.from(input))}`;
}

/** RFC 7518 sections 3.2 to 3.6. */
async function signature(idp: IdpSettings, alg: SigningForm, input: Buffer): Promise<string> {
  if (alg === 'none') return '';
  if (alg === 'HS256') return createHmac('sha256', idp.clientSecret).update(input).digest('base64url');
  const key = idp.keys[0];
  if (key === undefined) throw new RangeError('the identity provider of this lab has no key to sign with');
  const { privateKey } = await keyPair(alg === 'ES256' ? { ...key, kty: 'EC' } : key);
  const how = {
    RS256: { key: privateKey },
    RS384: { key: privateKey },
    PS256: {
      key: privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
    },
    ES256: { key: privateKey, dsaEncoding: 'ieee-p1363' as const },
  }[alg];
  return sign(alg === 'RS384' ? 'sha384' : 'sha256', input, how).toString('base64url');
}

/** Like Auth0's encrypted token for no particular API: five parts, with a key that no one else has. */
const encrypted = ({ origin }: IdpSettings, claims: Record<string, Json>): Promise<string> =>
  new CompactEncrypt(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', iss: `${origin}/` })
    .encrypt(randomBytes(32));

/** Changes one character in the middle of the signature, where base64url padding cannot hide the change. */
function tamper(token: string): string {
  const [header, claims, signed = ''] = token.split('.');
  const at = signed.length >> 1;
  const other = signed[at] === 'A' ? 'B' : 'A';
  return `${header}.${claims}.${signed.slice(0, at)}${other}${signed.slice(at + 1)}`;
}

const base64urlJson = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const present = (members: Record<string, Json | undefined>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
