import type { FamilyId } from '../evidence/family.ts';

/** A client, or the program it runs in, recognised from a text. */
export interface Program {
  readonly name: string;
  /** The family whose settings and token request it has, if known. */
  readonly family?: FamilyId;
  readonly version?: string;
}

interface Mark {
  readonly name: string;
  readonly family?: FamilyId;
  /** Programs that use a client of this family rather than being one. */
  readonly around?: true;
  readonly pattern: RegExp;
  /** Matches its version, in the group `version`. */
  readonly version?: RegExp;
}

/** From specific to general: the first match is the client. */
const MARKS: readonly Mark[] = [
  {
    name: 'confluent-kafka-python',
    family: 'librdkafka',
    pattern: /confluent_kafka|\bcimpl\.Kafka|KafkaError\{code=/,
    version: /confluent[-_]kafka(?:-python)?[ =/v(']{1,4}(?<version>\d+\.\d+\.\d+)/i,
  },
  {
    name: 'Confluent.Kafka (.NET)',
    family: 'librdkafka',
    pattern: /Confluent\.Kafka\b/,
    version: /Confluent\.Kafka(?:[ ,:/v]|\.nupkg|Version=|: Version ){1,4}(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'confluent-kafka-go',
    family: 'librdkafka',
    pattern: /confluent-kafka-go/,
    version: /confluent-kafka-go(?:\/v2)?[@ /]v?(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'confluent-kafka-javascript',
    family: 'librdkafka',
    pattern: /@confluentinc\/kafka-javascript|confluent-kafka-javascript/,
  },
  { name: 'node-rdkafka', family: 'librdkafka', pattern: /node-rdkafka/ },
  { name: 'rust-rdkafka', family: 'librdkafka', pattern: /\brdkafka::|rust-rdkafka/ },
  { name: 'kcat', family: 'librdkafka', pattern: /^% (?:ERROR|FATAL): |\bkcat\b/m },
  {
    name: 'librdkafka',
    family: 'librdkafka',
    pattern:
      /^%[0-7]\|\d{9,}|\brdkafka#|librdkafka|\bthrd:|Failed to (?:retrieve OIDC token from "|acquire SASL OAUTHBEARER token)|Local: (?:Broker|Authentication|All broker)|No such configuration property: "/m,
    version: /librdkafka (?:version )?v?(?<version>\d+\.\d+\.\d+)/i,
  },
  {
    name: 'kafkajs',
    family: 'kafkajs',
    pattern:
      /\bKafkaJS|node_modules\/kafkajs|"logger":\s?"kafkajs"|\[kafkajs\]|SASL OAUTHBEARER(?: authentication failed:|: )/,
    version: /kafkajs[@/ ]v?(?<version>\d+\.\d+\.\d+)/i,
  },
  {
    name: 'sarama',
    pattern:
      /\bsarama\b|kafka: client has run out of available brokers|kafka server: |kafka: (?:couldn't|error while)|the extension `auth` is invalid/,
    version: /sarama@v?(?<version>\d+\.\d+\.\d+)/i,
  },
  {
    name: 'franz-go',
    pattern:
      /franz-go|\bkgo\.|unable to (?:initialize sasl|dial: |open connection to broker)|the internal broker struct chosen|broker closed the connection immediately after/,
    version: /franz-go(?:\/pkg\/\w+)?@v?(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'kafka-go (segmentio)',
    pattern: /segmentio\/kafka-go|SASL handshake failed: EOF|kafka\.\(\*(?:Reader|Writer|Dialer)\)/,
  },
  {
    name: 'aiokafka',
    pattern: /\baiokafka\b/,
    version: /aiokafka(?: version)?[=@/ (:]{1,4}(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'kafka-python',
    pattern:
      /\bkafka\.(?:errors|conn|client_async|client|sasl|net|coordinator|producer\.kafka)\b|<BrokerConnection|kafka-python|SaslAuthenticationFailedError|NoBrokersAvailable/,
    version: /kafka-python(?:-ng)?(?: version)?[=@/ (:]{1,4}(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: "Strimzi's OAuth client",
    pattern: /io\.strimzi\.kafka\.oauth/,
    version: /kafka-oauth-(?:client|common|server)-(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: "Kafka's Java client",
    family: 'java',
    pattern:
      /org\.apache\.kafka\.|\bo\.a\.k(?:afka)?\.|\bo\.a\.kafka\b|kafkashaded\.|javax\.security\.(?:auth|sasl)\.|(?:Producer|Consumer|AdminClient)Config values|kafka-clients-|SaslAuthenticationException|reading the token endpoint response|PKIX path|No LoginModule found|JAAS config/,
    version: /(?:Kafka version: |kafka-clients[-:])(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'Kafka Connect',
    around: true,
    pattern:
      /org\.apache\.kafka\.connect|\bConnectException\b|WorkerSinkTask|WorkerSourceTask|DistributedHerder/,
  },
  {
    name: 'Spring Kafka',
    around: true,
    pattern: /org\.springframework\.kafka|\bo\.s\.k(?:afka)?\.|spring-kafka/,
    version: /spring-kafka-(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'Flink',
    around: true,
    pattern: /org\.apache\.flink/,
    version: /flink-(?:runtime|dist|connector-kafka)-(?<version>\d+\.\d+\.\d+)/,
  },
  {
    name: 'Spark',
    around: true,
    pattern: /org\.apache\.spark|kafkashaded\./,
    version: /spark-(?:core|sql)_[\d.]+-(?<version>\d+\.\d+\.\d+)/,
  },
  { name: 'Strimzi', around: true, pattern: /io\.strimzi\.(?!kafka\.oauth)/ },
  { name: 'Debezium', around: true, pattern: /io\.debezium/ },
  { name: 'Vector', around: true, pattern: /\bvector::/ },
  { name: 'KEDA', around: true, pattern: /keda-operator|ScaledObject|kafka_scaler|apache_kafka_scaler/ },
  { name: 'the OpenTelemetry Collector', around: true, pattern: /otelcol|kafkareceiver|kafkaexporter/ },
  { name: 'pmacct', around: true, pattern: /\bpmacct\b|\/etc\/pmacct/ },
];

export interface Programs {
  readonly client?: Program;
  readonly around: readonly Program[];
}

const ANY = new RegExp(
  MARKS.flatMap(({ pattern, version }) => [
    pattern.source,
    ...(version === undefined ? [] : [version.source]),
  ])
    .join('|')
    .replaceAll('(?<version>', '(?:'),
  'im',
);

/** Collects the programs that the lines of a text show. */
export function programsIn(): { readonly look: (text: string) => void; readonly found: () => Programs } {
  const seen = new Set<Mark>();
  const versions = new Map<Mark, string>();
  return {
    look: (text) => {
      if (!ANY.test(text)) return;
      for (const mark of MARKS) {
        if (!seen.has(mark) && mark.pattern.test(text)) seen.add(mark);
        if (mark.version === undefined || versions.has(mark)) continue;
        const version = mark.version.exec(text)?.groups?.['version'];
        if (version !== undefined) {
          seen.add(mark);
          versions.set(mark, version);
        }
      }
    },
    found: () => {
      const all = MARKS.filter((mark) => seen.has(mark)).map((mark): Program & Pick<Mark, 'around'> => ({
        name: mark.name,
        ...(mark.family === undefined ? {} : { family: mark.family }),
        ...(mark.around === undefined ? {} : { around: mark.around }),
        ...(versions.has(mark) ? { version: versions.get(mark)! } : {}),
      }));
      const client = all.find(({ around }) => around !== true);
      const plain = ({ around: _, ...program }: Program & Pick<Mark, 'around'>): Program => program;
      return {
        ...(client === undefined ? {} : { client: plain(client) }),
        around: all.filter(({ around }) => around === true).map(plain),
      };
    },
  };
}
