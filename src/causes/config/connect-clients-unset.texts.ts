import { defineTexts } from '../texts.ts';

export default defineTexts('config/connect-clients-unset', [
  {
    pattern:
      /Timed out waiting for a node assignment|\bTopic \S{1,250} not present in metadata|Disconnected from node -?\d{1,4}\b|Node -?\d{1,4} disconnected/,
    by: ['connect', 'java'],
    points: 'fits',
    beside:
      /kafka\.connect|\bconnector|WorkerS(?:ink|ource)Task|connector-(?:producer|consumer|adminclient)|task-(?:thread|\d)/i,
    example:
      '[task-thread-orders-sink-0] org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: fetchMetadata',
    source: 'Apache Kafka, a worker whose own clients sign in and whose connectors do not',
  },
]);
