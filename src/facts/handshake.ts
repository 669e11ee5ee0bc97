import type { SaslHandshake } from '../evidence/broker.ts';
import { KAFKA_ERROR } from '../evidence/kafka-errors.ts';

const MECHANISM = 'OAUTHBEARER';

/**
 * What the answer to SaslHandshake means. The error code is read first, as Kafka's protocol defines: only `NONE` and
 * `UNSUPPORTED_SASL_MECHANISM` come with a meaningful list of mechanisms (`SaslServerAuthenticator`).
 *
 * - `accepted`: the token can follow.
 * - `not-offered`: the list lacks OAUTHBEARER.
 * - `illegal-state`: error 34; the broker did not expect a handshake now.
 * - `refused`: any other error code, or error 33 from a listener that does list OAUTHBEARER.
 */
export type HandshakeOutcome = 'accepted' | 'not-offered' | 'illegal-state' | 'refused';

export function handshakeOutcome({ errorCode, mechanisms }: SaslHandshake): HandshakeOutcome {
  if (errorCode === KAFKA_ERROR.illegalSaslState) return 'illegal-state';
  if (errorCode !== KAFKA_ERROR.none && errorCode !== KAFKA_ERROR.unsupportedSaslMechanism) return 'refused';
  if (!mechanisms.includes(MECHANISM)) return 'not-offered';
  return errorCode === KAFKA_ERROR.none ? 'accepted' : 'refused';
}

/** Error 35 comes with the versions that the broker supports (KIP-511); any other error ends the sign-in. */
export const isVersionsRefusal = (errorCode: number): boolean =>
  errorCode !== KAFKA_ERROR.none && errorCode !== KAFKA_ERROR.unsupportedVersion;
