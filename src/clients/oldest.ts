import type { ClientFacts } from '../evidence/client.ts';
import { isKafkaAtLeast, loginHandlerOf } from './java-login.ts';
import { isAtLeast } from './version.ts';

/**
 * How old a client is, for fetching tokens itself.
 * - `without-fetcher`: older than KIP-768 (Java 3.1, librdkafka 1.9.0), without any token fetcher.
 * - `below-advice`: it has one, but Confluent's documentation asks for a later version.
 */
export type Age = 'without-fetcher' | 'below-advice' | 'recent';

interface Milestones {
  /** The first version that fetches tokens. */
  readonly fetches: string;
  /** The oldest version that any page of Confluent's documentation names. */
  readonly documented: string;
}

/** Confluent's newer page asks for Kafka clients of 4.0; the older one, and what works, is 3.2.1. */
export const MILESTONES: Readonly<Record<'java' | 'librdkafka', Milestones>> = {
  java: { fetches: '3.1.0', documented: '3.2.1' },
  librdkafka: { fetches: '1.9.0', documented: '1.9.2' },
};

/** `recent` unless family and version say otherwise. */
export function ageOf(configured: ClientFacts): Age {
  const { client, clientVersion, configuration } = configured;
  if ((client !== 'java' && client !== 'librdkafka') || clientVersion === undefined) return 'recent';
  const { fetches, documented } = MILESTONES[client];
  const reaches = (least: string): boolean =>
    (client === 'java' ? isKafkaAtLeast(clientVersion, least) : isAtLeast(clientVersion, least)) !== false;
  if (reaches(documented)) return 'recent';
  if (reaches(fetches)) return 'below-advice';
  // KIP-255 (Java 2.0): a custom class may fetch tokens in older clients.
  const isOwn =
    client === 'java' &&
    configuration !== undefined &&
    loginHandlerOf(configuration, configured).kind === 'own';
  return isOwn ? 'below-advice' : 'without-fetcher';
}
