import type { GroupAccess, TopicAccess } from './broker.ts';
import { kafkaError, KAFKA_ERROR } from './kafka-errors.ts';

export interface Trouble {
  readonly kind: 'denied' | 'hidden' | 'other';
  readonly because: string;
}

/** Why a topic cannot be used as the client wants; undefined when it can. */
export function topicTrouble({ name, wanted, errorCode, operations }: TopicAccess): Trouble | undefined {
  if (errorCode === KAFKA_ERROR.topicAuthorizationFailed) {
    return { kind: 'denied', because: `topic ${name}: the principal has no permission on it (error 29)` };
  }
  if (errorCode === KAFKA_ERROR.unknownTopicOrPartition) {
    return {
      kind: 'hidden',
      because: `topic ${name}: it does not exist, or the principal may not see it (error 3)`,
    };
  }
  if (errorCode !== 0) return { kind: 'other', because: `topic ${name}: ${kafkaError(errorCode)}` };
  if (operations === undefined || operations.includes('ALL') || operations.includes(wanted.toUpperCase())) {
    return undefined;
  }
  return {
    kind: 'denied',
    because: `topic ${name}: ${wanted} is not allowed; the principal has ${operations.join(', ').toLowerCase() || 'no permission'}`,
  };
}

/** Why a consumer group cannot be used; undefined when it can. A group that does not exist yet can. */
export function groupTrouble({ name, errorCode, operations }: GroupAccess): Trouble | undefined {
  if (errorCode === KAFKA_ERROR.groupAuthorizationFailed) {
    return { kind: 'denied', because: `group ${name}: the principal has no permission on it (error 30)` };
  }
  if (errorCode !== 0) return { kind: 'other', because: `group ${name}: ${kafkaError(errorCode)}` };
  if (operations === undefined || operations.includes('ALL') || operations.includes('READ')) return undefined;
  return {
    kind: 'denied',
    because: `group ${name}: read is not allowed; the principal has ${operations.join(', ').toLowerCase() || 'no permission'}`,
  };
}
