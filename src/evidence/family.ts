/** The families of Kafka clients whose own behaviour is known here. */
export const FAMILIES = ['java', 'librdkafka', 'kafkajs'] as const;

export type FamilyId = (typeof FAMILIES)[number];
