import type { GroupAccess, TopicAccess } from './broker.ts';

/** Kafka's error codes (`org.apache.kafka.common.protocol.Errors`) that say something about permissions. */
export const ERROR = {
  UNKNOWN_TOPIC_OR_PARTITION: 3,
  TOPIC_AUTHORIZATION_FAILED: 29,
  GROUP_AUTHORIZATION_FAILED: 30,
} as const;

export interface Trouble {
  readonly kind: 'denied' | 'hidden' | 'other';
  readonly because: string;
}

/** Why a topic cannot be used as the client wants; undefined when it can. */
export function topicTrouble({ name, wanted, errorCode, operations }: TopicAccess): Trouble | undefined {
  if (errorCode === ERROR.TOPIC_AUTHORIZATION_FAILED) {
    return { kind: 'denied', because: `topic ${name}: nothing is permitted (error 29)` };
  }
  if (errorCode === ERROR.UNKNOWN_TOPIC_OR_PARTITION) {
    return { kind: 'hidden', because: `topic ${name}: does not exist, or may not be seen (error 3)` };
  }
  if (errorCode !== 0) return { kind: 'other', because: `topic ${name}: error ${errorCode}` };
  if (operations === undefined || operations.includes('ALL') || operations.includes(wanted.toUpperCase())) {
    return undefined;
  }
  return {
    kind: 'denied',
    because: `topic ${name}: ${wanted} is not permitted, only ${operations.join(', ').toLowerCase() || 'nothing'}`,
  };
}

/** Why a consumer group cannot be used; undefined when it can. A group that does not exist yet can. */
export function groupTrouble({ name, errorCode, operations }: GroupAccess): Trouble | undefined {
  if (errorCode === ERROR.GROUP_AUTHORIZATION_FAILED) {
    return { kind: 'denied', because: `group ${name}: not permitted (error 30)` };
  }
  if (errorCode !== 0) return { kind: 'other', because: `group ${name}: error ${errorCode}` };
  if (operations === undefined || operations.includes('ALL') || operations.includes('READ')) return undefined;
  return {
    kind: 'denied',
    because: `group ${name}: read is not permitted, only ${operations.join(', ').toLowerCase() || 'nothing'}`,
  };
}
