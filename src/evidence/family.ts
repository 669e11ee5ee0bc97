/** The families of Kafka clients whose behaviour is modelled here. */
export const FAMILIES = ['java', 'librdkafka', 'kafkajs'] as const;

export type FamilyId = (typeof FAMILIES)[number];
