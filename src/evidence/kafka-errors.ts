/**
 * Error codes of Kafka's protocol (`org.apache.kafka.common.protocol.Errors`) that a broker, or a proxy in front of it,
 * can return before and right after sign-in.
 */
const NAMES: Readonly<Record<number, string>> = {
  [-1]: 'UNKNOWN_SERVER_ERROR',
  0: 'NONE',
  3: 'UNKNOWN_TOPIC_OR_PARTITION',
  5: 'LEADER_NOT_AVAILABLE',
  6: 'NOT_LEADER_OR_FOLLOWER',
  7: 'REQUEST_TIMED_OUT',
  8: 'BROKER_NOT_AVAILABLE',
  13: 'NETWORK_EXCEPTION',
  14: 'COORDINATOR_LOAD_IN_PROGRESS',
  15: 'COORDINATOR_NOT_AVAILABLE',
  16: 'NOT_COORDINATOR',
  17: 'INVALID_TOPIC_EXCEPTION',
  24: 'INVALID_GROUP_ID',
  29: 'TOPIC_AUTHORIZATION_FAILED',
  30: 'GROUP_AUTHORIZATION_FAILED',
  31: 'CLUSTER_AUTHORIZATION_FAILED',
  33: 'UNSUPPORTED_SASL_MECHANISM',
  34: 'ILLEGAL_SASL_STATE',
  35: 'UNSUPPORTED_VERSION',
  41: 'NOT_CONTROLLER',
  42: 'INVALID_REQUEST',
  44: 'POLICY_VIOLATION',
  54: 'SECURITY_DISABLED',
  58: 'SASL_AUTHENTICATION_FAILED',
  65: 'DELEGATION_TOKEN_AUTHORIZATION_FAILED',
  66: 'DELEGATION_TOKEN_EXPIRED',
  89: 'THROTTLING_QUOTA_EXCEEDED',
};

export const KAFKA_ERROR = {
  none: 0,
  unknownTopicOrPartition: 3,
  topicAuthorizationFailed: 29,
  groupAuthorizationFailed: 30,
  unsupportedSaslMechanism: 33,
  illegalSaslState: 34,
  unsupportedVersion: 35,
  saslAuthenticationFailed: 58,
} as const;

/** `ILLEGAL_SASL_STATE (error 34)`, or `error 1234` for an unlisted code. */
export const kafkaError = (code: number): string => {
  const name = NAMES[code];
  return name === undefined ? `error ${code}` : `${name} (error ${code})`;
};
