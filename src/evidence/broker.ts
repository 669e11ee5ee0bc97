import type { Observation } from './observation.ts';

/** The bootstrap broker's answers, step by step. DNS, TCP and TLS are in `Evidence.connections`. */
export interface BrokerEvidence {
  /** `host:port` of the bootstrap server that answered these steps. */
  readonly bootstrap?: string;
  readonly apiVersions: Observation<ApiVersions>;
  readonly handshake: Observation<SaslHandshake>;
  readonly authenticate: Observation<SaslAnswer>;
  /** How long the broker took to answer; absent unless it answered both. */
  readonly timing?: SignInTiming;
  readonly metadata: Observation<Metadata>;
  /**
   * Brokers that a cluster of this kind usually has, by their naming scheme; tried when the cluster did not list its
   * own. A guess. Absent in bundles of versions that did not guess.
   */
  readonly guessed?: Observation<Metadata['brokers']>;
  readonly groups: Observation<readonly GroupAccess[]>;
}

/** ApiVersions (key 18): the only request that a broker answers before sign-in. */
export interface ApiVersions {
  readonly errorCode: number;
  /** `[min, max]` version by API key. */
  readonly apis: Readonly<Record<string, readonly [number, number]>>;
}

/** SaslHandshake (key 17). */
export interface SaslHandshake {
  readonly errorCode: number;
  /** The mechanisms that the listener offers. */
  readonly mechanisms: readonly string[];
}

/** SaslAuthenticate (key 36), with the RFC 7628 section 3.2.2 challenge when there was one. */
export interface SaslAnswer {
  readonly accepted: boolean;
  readonly errorCode: number;
  /** The broker's own text, verbatim. Hostile text. */
  readonly errorMessage?: string;
  /** The JSON of an RFC 7628 challenge, verbatim. Error code 0 with auth bytes is a refusal, not a success. */
  readonly challenge?: string;
  /** KIP-368; 0 means no limit. */
  readonly sessionLifetimeMs: number;
}

/** Milliseconds from sending a request to its answer. */
export interface SignInTiming {
  /** One network round trip: the broker only looks up a list. */
  readonly handshakeMs: number;
  /** Until the first answer: includes the broker's verification of the token. */
  readonly authenticateMs: number;
}

/** Metadata (key 3) after sign-in. */
export interface Metadata {
  readonly brokers: readonly { readonly nodeId: number; readonly host: string; readonly port: number }[];
  readonly topics: readonly TopicAccess[];
}

export interface TopicAccess {
  readonly name: string;
  readonly wanted: 'read' | 'write' | 'describe';
  /** 0, 29 TOPIC_AUTHORIZATION_FAILED, 3 UNKNOWN_TOPIC_OR_PARTITION, ... */
  readonly errorCode: number;
  /** KIP-430: the operations this principal is allowed; absent when the broker did not say. */
  readonly operations?: readonly string[];
}

export interface GroupAccess {
  readonly name: string;
  /** 0, 30 GROUP_AUTHORIZATION_FAILED, ... */
  readonly errorCode: number;
  readonly operations?: readonly string[];
}
