import * as z from 'zod/mini';
import type { Source } from '../source.ts';
import { maybe, number, text } from './value.ts';

export const place = z.looseObject({ line: number, column: number });

/** Earlier bundles store flags as one string: `--provider-issuer, --provider-keys`. */
const words = z.pipe(
  text,
  z.transform((source): Source => (source.startsWith('--') ? { flags: source.split(', ') } : source)),
);

export const source = z.union([
  words,
  z.looseObject({ file: text, place }),
  z.looseObject({ flags: z.array(text) }),
  z.looseObject({ log: text, line: number, time: maybe(text) }),
]) as unknown as z.ZodMiniType<Source>;
