/** Bytes of a SASL message that a broker reads before sign-in: Apache Kafka's `sasl.server.max.receive.size`. */
export const SASL_MESSAGE_LIMIT = 524_288;

/** Bytes of the first message of RFC 7628 section 3.1 for a token and its extensions. */
export const saslMessageBytes = (tokenBytes: number, extensions: Readonly<Record<string, string>>): number =>
  Object.entries(extensions).reduce(
    (bytes, [key, value]) => bytes + Buffer.byteLength(`${key}=${value}\x01`),
    Buffer.byteLength('n,,\x01auth=Bearer \x01\x01') + tokenBytes,
  );
