import type { Setting } from '../setting.ts';

const BROKER = { group: 'Broker', kind: 'text' } as const;

/** What the client sends to the broker and wants from it. */
export const BROKER_SETTINGS = [
  {
    ...BROKER,
    key: 'bootstrapServers',
    flag: 'bootstrap-server',
    kind: 'list',
    doc: "the client's bootstrap server",
    example: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
  },
  {
    ...BROKER,
    key: 'logicalCluster',
    flag: 'logical-cluster',
    doc: 'the logical cluster, as the client sends it',
    example: 'lkc-a1b2',
  },
  {
    ...BROKER,
    key: 'extensions',
    flag: 'extension',
    kind: 'pairs',
    doc: 'another SASL extension',
    example: 'name=value',
  },
  {
    ...BROKER,
    key: 'securityProtocol',
    flag: 'security-protocol',
    kind: 'choice',
    doc: "the client's security.protocol",
    example: 'SASL_SSL',
    choices: ['SASL_SSL', 'SASL_PLAINTEXT', 'SSL', 'PLAINTEXT'],
    judgedAs: 'security.protocol',
  },
  {
    ...BROKER,
    key: 'saslMechanism',
    flag: 'sasl-mechanism',
    doc: "the client's sasl.mechanism",
    example: 'OAUTHBEARER',
  },
  {
    ...BROKER,
    key: 'topics',
    flag: 'topic',
    kind: 'topics',
    doc: 'a topic and what the client does with it',
    example: 'orders:read',
  },
  {
    ...BROKER,
    key: 'groups',
    flag: 'group',
    kind: 'list',
    doc: 'a consumer group of the client',
    example: 'billing',
  },
] as const satisfies readonly Setting[];
