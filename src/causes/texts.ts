import type { CauseId } from '../evidence/gate.ts';
import type { Pointing } from '../evidence/log.ts';

/** Who wrote a text, as a sentence names them. */
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
  rustls: 'rustls',
  dotnet: '.NET',
} as const;

export type Speaker = keyof typeof SPEAKERS;

/** The two servers that a client connects to when it signs in. */
export type Leg = 'identity-provider' | 'broker';

export type { Pointing };

/** An error text that people meet, and its meaning. Data only: `src/explain` reads logs. */
export interface ErrorText {
  /**
   * The text, with bounded gaps for the parts that vary: it is searched for in megabytes of untrusted lines. Named
   * groups are values to show.
   */
  readonly pattern: RegExp;
  readonly by: readonly Speaker[];
  readonly points: Pointing;
  /** Causes that produce the same text, most likely first. */
  readonly also?: readonly CauseId[];
  /** The common misinterpretation of the text, as a sentence. */
  readonly not?: string;
  /** The server at the other end that the text must be about, unless that is unknown. */
  readonly leg?: Leg;
  /** Must be present in the same error. */
  readonly beside?: RegExp;
  /** Must not be present in the same error. */
  readonly unless?: RegExp;
  /** Programs unrelated to Kafka write the same text: it counts only when the text is about a sign-in. */
  readonly common?: true;
  /** An occurrence from practice. */
  readonly example: string;
  /** Where the wording comes from. */
  readonly source: string;
}

export interface CauseTexts {
  readonly cause: CauseId;
  readonly texts: readonly ErrorText[];
}

/** Declares the texts of a cause, in a file `<cause>.texts.ts` beside it. Only `explain` loads them. */
export const defineTexts = (cause: CauseId, texts: readonly ErrorText[]): CauseTexts => ({ cause, texts });
