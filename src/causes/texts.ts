import type { CauseId } from '../evidence/gate.ts';

/** Whose words a text is in, as a sentence names them. */
export const SPEAKERS = {
  java: "Kafka's Java client",
  librdkafka: 'librdkafka',
  kafkajs: 'kafkajs',
  sarama: 'sarama',
  'franz-go': 'franz-go',
  'kafka-python': 'kafka-python',
  aiokafka: 'aiokafka',
  strimzi: "Strimzi's OAuth library",
  connect: 'Kafka Connect',
  broker: 'the Kafka broker',
  confluent: 'Confluent',
  'identity-provider': 'the identity provider',
  openssl: 'OpenSSL',
  node: 'Node.js',
  go: 'Go',
  python: 'Python',
  curl: 'curl',
} as const;

export type Speaker = keyof typeof SPEAKERS;

/** The two ends to which a client that signs in connects. */
export type Leg = 'identity-provider' | 'broker';

/**
 * How strongly a text points to the cause.
 * - `says`: whoever wrote it names this very reason.
 * - `fits`: it is what this cause looks like, and others look alike.
 * - `follows`: it is what comes of some other error, which stands elsewhere in the log.
 */
export type Pointing = 'says' | 'fits' | 'follows';

/** An error text that people meet, and what it tells. Data: what reads a log is in `src/explain`. */
export interface ErrorText {
  /**
   * The words themselves, with the parts that differ from one occurrence to the next as gaps of a bounded length: a text is
   * looked for in megabytes of lines that nobody vouches for. Named groups are values to show.
   */
  readonly pattern: RegExp;
  readonly by: readonly Speaker[];
  readonly points: Pointing;
  /** Causes that give the same text, the likelier first. */
  readonly also?: readonly CauseId[];
  /** What people take the text for, and it is not, as a sentence. */
  readonly not?: string;
  /** The end to which the connection has to lead for this to be meant; unknown is good enough. */
  readonly leg?: Leg;
  /** What has to stand in the same error as well. */
  readonly beside?: RegExp;
  /** What must not stand in the same error. */
  readonly unless?: RegExp;
  /** Programs that have nothing to do with Kafka say the same: it counts only where the text is about a sign-in. */
  readonly common?: true;
  /** As somebody met it. */
  readonly example: string;
  /** Where the wording comes from. */
  readonly source: string;
}

/** The texts of one cause. */
export interface CauseTexts {
  readonly cause: CauseId;
  readonly texts: readonly ErrorText[];
}

/** Declares the texts of a cause, in a file `<cause>.texts.ts` beside it. They are loaded by `explain` alone. */
export const defineTexts = (cause: CauseId, texts: readonly ErrorText[]): CauseTexts => ({ cause, texts });
