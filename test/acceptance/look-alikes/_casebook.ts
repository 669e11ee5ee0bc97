import { BROKER } from './_broker.ts';
import { CONFLUENT, DISCOVERY } from './_confluent.ts';
import type { LookAlike } from './_define.ts';
import { KEYS } from './_keys.ts';
import { TOKENS } from './_tokens.ts';
import { VENDORS } from './_vendors.ts';

/** In the order in which they are applied. */
export const LOOK_ALIKES: readonly LookAlike[] = [
  ...VENDORS,
  ...KEYS,
  ...TOKENS,
  ...DISCOVERY,
  ...CONFLUENT,
  ...BROKER,
];
