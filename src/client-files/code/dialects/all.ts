import azureFunctions from './azure-functions.ts';
import confluentKafkaJavascript from './confluent-kafka-javascript.ts';
import type { Dialect } from './dialect.ts';
import flinkSql from './flink-sql.ts';
import franzGo from './franz-go.ts';
import kafkaGo from './kafka-go.ts';
import kafkaPython from './kafka-python.ts';
import kafkajs from './kafkajs.ts';
import properties from './properties.ts';
import sarama from './sarama.ts';

/** Of two that yield equally much about a client, the first one wins. */
export const DIALECTS: readonly Dialect[] = [
  confluentKafkaJavascript,
  kafkajs,
  properties,
  azureFunctions,
  flinkSql,
  franzGo,
  kafkaGo,
  kafkaPython,
  sarama,
];
