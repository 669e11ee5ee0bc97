import { createPrivateKey, randomUUID, type KeyObject } from 'node:crypto';
import { formEncoded } from '../clients/define.ts';
import { missing, type Missing } from '../evidence/observation.ts';
import type { Target } from '../settings/target.ts';
import { StageFault } from './deadline.ts';

/** How the client authenticates at the token endpoint: form parameters, a header, or both. Secret. */
export interface ClientProof {
  readonly form: Readonly<Record<string, string>>;
  readonly authorization?: string;
}

/** The missing settings of a client authentication method; undefined when it is complete. */
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
 * The client's authentication as configured.
 *
 * @param now milliseconds since the epoch by this machine's clock, which dates an assertion, like the client's would.
 * @throws StageFault `ASSERTION_NOT_SIGNED` when the private key cannot sign
 */
export async function proofOf(target: Target, now: number): Promise<ClientProof> {
  const id = target.clientId ?? '';
  const secret = target.clientSecret?.reveal() ?? '';
  switch (target.clientAuth) {
    case 'client_secret_post':
      return { form: { client_id: id, client_secret: secret } };
    case 'client_secret_basic':
      return { form: {}, authorization: basic(headerEncoded(id), headerEncoded(secret)) };
    case 'private_key_jwt':
      return {
        form: {
          client_id: id,
          // RFC 7523 section 2.2.
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await assertion(target, id, now),
        },
      };
    case 'tls_client_auth': // RFC 8705 section 2: the certificate authenticates, the id identifies.
    case 'none':
      return { form: { client_id: id } };
  }
}

/**
 * RFC 6749 section 2.3.1 requires both to be form-urlencoded in the header. `~` stays: it means the same as `%7E`
 * (RFC 3986 section 2.3), and servers that do not decode the header know it only as it is. Every secret of Entra ID has
 * one.
 */
const headerEncoded = (text: string): string => formEncoded(text).replaceAll('%7E', '~');

/** The value of an `Authorization` header (RFC 7617). */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Tolerates any reasonable clock difference, and is below the maximum of providers. */
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
    // A parser's error may quote its input.
    throw new StageFault(
      'ASSERTION_NOT_SIGNED',
      'the client assertion could not be signed with the private key given',
    );
  }
}

const privateKey = (pem: string): KeyObject => createPrivateKey(pem);
