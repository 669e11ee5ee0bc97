/** The protocols of Kafka's listeners (`org.apache.kafka.common.security.auth.SecurityProtocol`). */
const PROTOCOLS: readonly string[] = ['SASL_SSL', 'SASL_PLAINTEXT', 'SSL', 'PLAINTEXT'];

/**
 * Whether any client knows it; with anything else it does not start. Its case was normalised when the file was read.
 */
export const isSecurityProtocol = (protocol: string): boolean => PROTOCOLS.includes(protocol);
