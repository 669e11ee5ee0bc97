/** The maximum number of bytes in a SASL message before sign-in: Apache Kafka's `sasl.server.max.receive.size`. */
export const SASL_MESSAGE_LIMIT = 524_288;

/** The size of RFC 7628's first message (section 3.1) for a token and its extensions. */
export const saslMessageBytes = (tokenBytes: number, extensions: Readonly<Record<string, string>>): number =>
  Object.entries(extensions).reduce(
    (bytes, [key, value]) => bytes + Buffer.byteLength(`${key}=${value}\x01`),
    Buffer.byteLength('n,,\x01auth=Bearer \x01\x01') + tokenBytes,
  );
