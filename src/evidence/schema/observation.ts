import * as z from 'zod/mini';
import type { Input, Observation } from '../observation.ts';
import { source } from './source.ts';
import { maybe, number, text } from './value.ts';

const failure = z.looseObject({
  stage: z.enum(['dns', 'tcp', 'proxy', 'tls', 'http', 'kafka', 'sasl', 'deadline', 'refused-by-us']),
  code: text,
  message: text,
});

/** What was certainly seen. */
export const observedOf = <T>(value: z.ZodMiniType<T>) =>
  z.looseObject({ status: z.literal('observed'), value, source, at: number });

export function observation<T>(value: z.ZodMiniType<T>): z.ZodMiniType<Observation<T>> {
  return z.discriminatedUnion('status', [
    observedOf(value),
    z.looseObject({ status: z.literal('failed'), failure, source, at: number }),
    z.looseObject({
      status: z.literal('missing'),
      because: text,
      input: maybe(text as unknown as z.ZodMiniType<Input>),
      heldUp: maybe(z.literal(true)),
    }),
  ]);
}
