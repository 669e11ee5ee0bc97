import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { tied } from '../../src/evidence/schema/tied.ts';

interface Key {
  readonly kid: string;
  readonly alg?: string;
  readonly uses: readonly ('sign' | 'verify')[];
}

const text = z.string();
const uses = z.array(z.enum(['sign', 'verify']));
const alg = z.exactOptional(text);

it('accepts a schema that describes the type', () => {
  expect(tied<Key>()(z.looseObject({ kid: text, alg, uses }))).toBeDefined();
  expect(tied<Key>()(z.strictObject({ kid: text, alg, uses }))).toBeDefined();
});

it('does not compile when the two differ', () => {
  // @ts-expect-error an optional member is missing from the schema
  tied<Key>()(z.looseObject({ kid: text, uses }));
  // @ts-expect-error the schema has a member that the type does not have
  tied<Key>()(z.looseObject({ kid: text, alg, uses, n: alg }));
  // @ts-expect-error a member is optional in the type alone
  tied<Key>()(z.looseObject({ kid: text, alg: text, uses }));
  // @ts-expect-error a member is optional in the schema alone
  tied<Key>()(z.looseObject({ kid: alg, alg, uses }));
  // @ts-expect-error the schema takes other values
  tied<Key>()(z.looseObject({ kid: text, alg, uses: z.array(z.enum(['sign'])) }));
  expect.assertions(0);
});
