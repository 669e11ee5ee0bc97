import type { ApiVersions, GroupAccess, SaslHandshake } from '../../evidence/broker.ts';
import { array, boolean, bytes, int16, int32, int8, Reader, string } from './codec.ts';

/*
 * The few messages that the probe needs, in versions before the flexible ones (KIP-482), which every broker since
 * Apache Kafka 2.3 supports and 4.x still does (KIP-896). Schemas: `clients/src/main/resources/common/ message` in
 * apache/kafka.
 */

export const API = {
  metadata: 3,
  findCoordinator: 10,
  describeGroups: 15,
  saslHandshake: 17,
  apiVersions: 18,
  saslAuthenticate: 36,
} as const;

/**
 * Plausible sizes of a broker's lists. `named` are topics and groups, of which a target names few. Kafka has some 90
 * APIs and five mechanisms; the largest clusters have thousands of brokers and a hundred thousand partitions.
 */
const MOST = {
  named: 1_000,
  apis: 1_000,
  mechanisms: 100,
  brokers: 10_000,
  partitions: 200_000,
  members: 50_000,
} as const;

/** RFC 4422 section 3.1 limits a mechanism's name to 20 characters; Kafka does not check. */
const LONGEST_MECHANISM = 100;

/** A request in one version, with the parser of its answer. */
export interface Request<T> {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly body: Buffer;
  /** @throws Malformed */
  readonly read: (answer: Reader) => T;
}

/** Request header version 1, preceded by the size: API key, version, correlation id, client id. */
export function requestFrame(
  { apiKey, apiVersion, body }: Request<unknown>,
  correlationId: number,
  clientId: string,
): Buffer {
  return bytes(
    Buffer.concat([int16(apiKey), int16(apiVersion), int32(correlationId), string(clientId), body]),
  );
}

/** ApiVersions, versions 0 to 2. */
export const apiVersionsOf = (apiVersion: 0 | 1 | 2): Request<ApiVersions> => ({
  apiKey: API.apiVersions,
  apiVersion,
  body: Buffer.alloc(0),
  read: readApiVersions,
});

/** An unsupported version is answered in version 0, possibly without the list (KIP-511). */
function readApiVersions(answer: Reader): ApiVersions {
  const errorCode = answer.int16();
  const apis =
    answer.left === 0
      ? []
      : answer.array(MOST.apis, () => [answer.int16(), [answer.int16(), answer.int16()] as const] as const);
  return { errorCode, apis: Object.fromEntries(apis) };
}

/** SaslHandshake, versions 0 and 1. */
export const saslHandshakeOf = (mechanism: string, apiVersion: number): Request<SaslHandshake> => ({
  apiKey: API.saslHandshake,
  apiVersion,
  body: string(mechanism),
  read: (answer) => ({
    errorCode: answer.int16(),
    mechanisms: answer.array(MOST.mechanisms, () => answer.label(LONGEST_MECHANISM)),
  }),
});

export interface AuthenticateAnswer {
  readonly errorCode: number;
  readonly errorMessage?: string;
  readonly authBytes: Buffer;
  /** KIP-368: milliseconds; version 0 has none. */
  readonly sessionLifetimeMs: number;
}

/** SaslAuthenticate, versions 0 and 1. */
export const saslAuthenticateOf = (message: Buffer, apiVersion: number): Request<AuthenticateAnswer> => ({
  apiKey: API.saslAuthenticate,
  apiVersion,
  body: bytes(message),
  read: (answer) => readSaslAuthenticate(answer, apiVersion),
});

function readSaslAuthenticate(answer: Reader, version: number): AuthenticateAnswer {
  const errorCode = answer.int16();
  const errorMessage = answer.nullableString();
  const authBytes = answer.bytes();
  const sessionLifetimeMs = version >= 1 ? answer.int64() : 0;
  return { errorCode, authBytes, sessionLifetimeMs, ...(errorMessage === undefined ? {} : { errorMessage }) };
}

export interface ClusterView {
  readonly brokers: readonly { readonly nodeId: number; readonly host: string; readonly port: number }[];
  readonly topics: readonly {
    readonly name: string;
    readonly errorCode: number;
    readonly operations?: readonly string[];
  }[];
}

/** Metadata version 8, the first with the client's permissions (KIP-430). Creates no topics. */
export const metadataOf = (topics: readonly string[]): Request<ClusterView> => ({
  apiKey: API.metadata,
  apiVersion: 8,
  body: Buffer.concat([array(topics, string), boolean(false), boolean(false), boolean(true)]),
  read: (answer) => {
    answer.int32(); // throttle time
    const brokers = answer.array(MOST.brokers, () => {
      const broker = { nodeId: answer.int32(), host: answer.host(), port: answer.int32() };
      answer.nullableString(); // rack
      return broker;
    });
    answer.nullableString(); // cluster id
    answer.int32(); // controller
    return { brokers, topics: answer.array(MOST.named, () => readTopic(answer)) };
  },
});

function readTopic(answer: Reader): ClusterView['topics'][number] {
  const errorCode = answer.int16();
  const name = answer.string();
  answer.boolean(); // internal
  answer.array(MOST.partitions, () => {
    answer.int16(); // error
    for (const _ of ['partition', 'leader', 'leader epoch']) answer.int32();
    for (const _ of ['replicas', 'in sync', 'offline']) answer.array(MOST.brokers, () => answer.int32());
  });
  return { name, errorCode, ...operationsIn(answer.int32()) };
}

export interface Coordinator {
  readonly errorCode: number;
  readonly host: string;
  readonly port: number;
}

const GROUP = 0;

/** FindCoordinator version 2. */
export const coordinatorOf = (group: string): Request<Coordinator> => ({
  apiKey: API.findCoordinator,
  apiVersion: 2,
  body: Buffer.concat([string(group), int8(GROUP)]),
  read: (answer) => {
    answer.int32(); // throttle time
    const errorCode = answer.int16();
    answer.nullableString(); // error message
    answer.int32(); // node
    return { errorCode, host: answer.host(), port: answer.int32() };
  },
});

/** DescribeGroups version 3, the first with the client's permissions (KIP-430). Members are skipped. */
export const groupsOf = (groups: readonly string[]): Request<readonly GroupAccess[]> => ({
  apiKey: API.describeGroups,
  apiVersion: 3,
  body: Buffer.concat([array(groups, string), boolean(true)]),
  read: (answer) => {
    answer.int32(); // throttle time
    return answer.array(MOST.named, () => {
      const errorCode = answer.int16();
      const name = answer.string();
      for (const _ of ['state', 'protocol type', 'protocol']) answer.string();
      answer.array(MOST.members, () => {
        for (const _ of ['member id', 'client id', 'client host']) answer.string();
        for (const _ of ['metadata', 'assignment']) answer.bytes();
      });
      return { name, errorCode, ...operationsIn(answer.int32()) };
    });
  },
});

/** The bits of `*_authorized_operations` are the codes of `AclOperation`, from UNKNOWN (0) on. */
const OPERATIONS = [
  'UNKNOWN',
  'ANY',
  'ALL',
  'READ',
  'WRITE',
  'CREATE',
  'DELETE',
  'ALTER',
  'DESCRIBE',
  'CLUSTER_ACTION',
  'DESCRIBE_CONFIGS',
  'ALTER_CONFIGS',
  'IDEMPOTENT_WRITE',
  'CREATE_TOKENS',
  'DESCRIBE_TOKENS',
  'TWO_PHASE_COMMIT',
] as const;

/** The value for "not provided". */
const NOT_SAID = -2_147_483_648;

const operationsIn = (bits: number): { readonly operations?: readonly string[] } =>
  bits === NOT_SAID ? {} : { operations: OPERATIONS.filter((_, code) => (bits & (1 << code)) !== 0) };
