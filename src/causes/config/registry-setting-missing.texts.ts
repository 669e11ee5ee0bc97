import { defineTexts } from '../texts.ts';

export default defineTexts('config/registry-setting-missing', [
  {
    pattern:
      /Missing required bearer configuration properties|Missing required configuration \\?"bearer\.auth\.[\w.]{1,60}/,
    by: ['python', 'java'],
    points: 'says',
    not: "The Kafka client's own sign-in is not meant: this is the client of Schema Registry.",
    example: 'ValueError: Missing required bearer configuration properties: bearer.auth.identity.pool.id',
    source: 'confluent-kafka-python, schema_registry/common/schema_registry_client.py',
  },
]);
