import type { ClientFacts } from '../evidence/client.ts';
import { isKafkaAtLeast, loginHandlerOf } from './java-login.ts';
import { isAtLeast } from './version.ts';

/**
 * How old a client is, for fetching tokens by itself.
 * - `without-fetcher`: it came before KIP-768 (Java 3.1, librdkafka 1.9.0) and has nothing that fetches a token.
 * - `below-advice`: it can, and Confluent's documentation asks for a later one.
 */
export type Age = 'without-fetcher' | 'below-advice' | 'recent';

interface Milestones {
  /** The first version that fetches tokens. */
  readonly fetches: string;
  /** The oldest that any page of Confluent's documentation names. */
  readonly documented: string;
}

/** Confluent's newer page asks for Kafka clients of 4.0; the older one, and what works, is 3.2.1. */
export const MILESTONES: Readonly<Record<'java' | 'librdkafka', Milestones>> = {
  java: { fetches: '3.1.0', documented: '3.2.1' },
  librdkafka: { fetches: '1.9.0', documented: '1.9.2' },
};

/** `recent` when neither the family nor the version speaks against it. */
export function ageOf(configured: ClientFacts): Age {
  const { client, clientVersion, configuration } = configured;
  if ((client !== 'java' && client !== 'librdkafka') || clientVersion === undefined) return 'recent';
  const { fetches, documented } = MILESTONES[client];
  const reaches = (least: string): boolean =>
    (client === 'java' ? isKafkaAtLeast(clientVersion, least) : isAtLeast(clientVersion, least)) !== false;
  if (reaches(documented)) return 'recent';
  if (reaches(fetches)) return 'below-advice';
  // KIP-255 (Java 2.0): a class of one's own may fetch tokens in older clients.
  const isOwn =
    client === 'java' &&
    configuration !== undefined &&
    loginHandlerOf(configuration, configured).kind === 'own';
  return isOwn ? 'below-advice' : 'without-fetcher';
}
