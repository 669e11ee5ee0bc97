import { ERROR, type KafkaRequest, type Respond } from './api.ts';
import type { Outcome } from './sign-in.ts';
import type { Writer } from './wire.ts';

/** SaslHandshake v0 and v1: the mechanisms are listed even if the requested one is not among them. */
export function saslHandshake(mechanisms: readonly string[], accepted: boolean): Respond {
  const error = accepted ? ERROR.none : ERROR.unsupportedSaslMechanism;
  return (writer) => writer.int16(error).array(mechanisms, (each, name) => each.string(name));
}

/** The answer to a rejected handshake, from the broker or a proxy in front of it: an error code and an empty list. */
export const saslHandshakeError = (writer: Writer, error: number): Writer =>
  writer.int16(error).array([], () => undefined);

export const saslMessageIn = ({ version, body }: KafkaRequest): Buffer =>
  version >= 2 ? body.compactBytes() : body.bytes();

/** SaslAuthenticate v0 to v2. A success has an empty message, not a null one, as in Apache Kafka. */
export function saslAuthenticate(version: number, outcome: Outcome): Respond {
  const error = outcome.kind === 'refused' ? ERROR.saslAuthenticationFailed : ERROR.none;
  const message = outcome.kind === 'refused' ? outcome.message : '';
  const bytes = Buffer.from(outcome.kind === 'challenge' ? outcome.json : '');
  const lifetime = outcome.kind === 'accepted' ? outcome.lifetimeMs : 0;
  return (writer) => {
    if (version >= 2)
      return writer.int16(error).compactString(message).compactBytes(bytes).int64(lifetime).noTags();
    writer.int16(error).string(message).bytes(bytes);
    return version === 1 ? writer.int64(lifetime) : writer;
  };
}
