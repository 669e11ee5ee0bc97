import type { Reader, Writer } from './wire.ts';

/** The requests that the lab's broker answers, with their versions. */
export const API = {
  metadata: { key: 3, min: 0, max: 8 },
  findCoordinator: { key: 10, min: 0, max: 2 },
  describeGroups: { key: 15, min: 0, max: 4 },
  saslHandshake: { key: 17, min: 0, max: 1 },
  apiVersions: { key: 18, min: 0, max: 4 },
  saslAuthenticate: { key: 36, min: 0, max: 2 },
} as const;

/** https://kafka.apache.org/protocol.html#protocol_error_codes */
export const ERROR = {
  none: 0,
  unknownTopicOrPartition: 3,
  topicAuthorizationFailed: 29,
  groupAuthorizationFailed: 30,
  unsupportedSaslMechanism: 33,
  illegalSaslState: 34,
  unsupportedVersion: 35,
  saslAuthenticationFailed: 58,
} as const;

/** The header of a request, with a reader at the beginning of its body. */
export interface KafkaRequest {
  readonly key: number;
  readonly version: number;
  readonly correlationId: number;
  readonly body: Reader;
}

export type Respond = (writer: Writer) => Writer;

/** KIP-430: one bit per AclOperation; this value if it was not requested. */
export const OPERATIONS_OMITTED = -2_147_483_648;
const OPERATION_BIT = { READ: 3, WRITE: 4, DESCRIBE: 8 } as const;

/**
 * Permission to read or write implies permission to describe
 * (https://docs.confluent.io/platform/current/security/authorization/acls/overview.html).
 */
export const operationBits = (operations: readonly (keyof typeof OPERATION_BIT)[]): number =>
  operations.reduce(
    (bits, each) => bits | (1 << OPERATION_BIT[each]),
    operations.length === 0 ? 0 : 1 << OPERATION_BIT.DESCRIBE,
  );
