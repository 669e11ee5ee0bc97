import * as z from 'zod/mini';
import { FAMILIES } from '../family.ts';

export const family = z.enum(FAMILIES);
