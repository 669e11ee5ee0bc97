import type { FamilyId } from '../evidence/family.ts';
import type { ClientFamily } from './define.ts';
import java from './java.ts';
import kafkajs from './kafkajs.ts';
import librdkafka from './librdkafka.ts';

const FAMILIES: Readonly<Record<FamilyId, ClientFamily>> = { java, librdkafka, kafkajs };

/** The family of clients that goes by this name. */
export const familyOf = (id: FamilyId): ClientFamily => FAMILIES[id];

/** Whether this version knows the family: evidence may come from a newer one. */
export const isFamily = (id: string): id is FamilyId => Object.hasOwn(FAMILIES, id);
