/** The families of Kafka clients whose own behaviour is known here. */
export type FamilyId = 'java' | 'librdkafka' | 'kafkajs';
