import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { formEncoded } from '../clients/define.ts';
import { missing, type Missing } from '../evidence/observation.ts';
import type { Target } from '../settings/target.ts';
import { StageFault } from './deadline.ts';

/** What proves the client to the token endpoint: form parameters, a header, or both. Secret. */
export interface ClientProof {
  readonly form: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

/** Which of a target's settings a client authentication lacks; undefined when it has all that it needs. */
export function lackingFor({
  clientAuth,
  clientId,
  clientSecret,
  assertionKey,
}: Target): Missing | undefined {
  if (clientId === undefined) return missing('--client-id was not given', '--client-id');
  switch (clientAuth) {
    case 'client_secret_post':
    case 'client_secret_basic':
      return clientSecret === undefined
        ? missing('no client secret was given', '--client-secret-env')
        : undefined;
    case 'private_key_jwt':
      return assertionKey === undefined
        ? missing('no private key for the client assertion was given')
        : undefined;
    case 'tls_client_auth':
    case 'none':
      return undefined;
  }
}

/**
 * Proves the client as its configuration says.
 *
 * @param now milliseconds since the epoch by this machine's clock: an assertion is dated with it, as the client's is.
 * @throws StageFault `ASSERTION_NOT_SIGNED` when the private key cannot sign.
 */
export async function proofOf(target: Target, now: number): Promise<ClientProof> {
  const id = target.clientId ?? '';
  const secret = target.clientSecret?.reveal() ?? '';
  switch (target.clientAuth) {
    case 'client_secret_post':
      return { form: { client_id: id, client_secret: secret } };
    case 'client_secret_basic':
      // RFC 6749 section 2.3.1 wants both form-urlencoded before they go into the header.
      return { form: {}, authorization: basic(formEncoded(id), formEncoded(secret)) };
    case 'private_key_jwt':
      return {
        form: {
          client_id: id,
          // RFC 7523 section 2.2.
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertion(target, id, now),
        },
      };
    case 'tls_client_auth': // RFC 8705 section 2: the certificate proves, the id says who.
    case 'none':
      return { form: { client_id: id } };
  }
}

/** The value of an `Authorization` header (RFC 7617). */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Long enough for any clock that is worth talking to, and below what providers allow at most. */
const ASSERTION_LIFETIME_S = 300;

async function assertion(target: Target, id: string, now: number): Promise<string> {
  const { SignJWT } = await import('jose/jwt/sign');
  const seconds = Math.floor(now / 1000);
  try {
    const key = privateKey(target.assertionKey?.reveal() ?? '');
    return await new SignJWT({ iss: id, sub: id, aud: target.tokenEndpoint ?? '', jti: randomUUID() })
      .setProtectedHeader({
        alg: target.assertionAlgorithm ?? 'RS256',
        typ: 'JWT',
        ...(target.assertionKeyId === undefined ? {} : { kid: target.assertionKeyId }),
      })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ASSERTION_LIFETIME_S)
      .sign(key);
  } catch {
    // The error of a parser may quote what it could not parse.
    throw new StageFault(
      'ASSERTION_NOT_SIGNED',
      'the client assertion could not be signed with the private key given',
    );
  }
}

const privateKey = (pem: string): KeyObject => createPrivateKey(pem);
