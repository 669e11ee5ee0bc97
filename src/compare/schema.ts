import * as z from 'zod/mini';
import { tied } from '../evidence/schema/tied.ts';
import { AREAS, IMPORTANCES, type Comparison } from './change.ts';

/*
 * The output of `oauthbearer diff --format json`, for `oauthbearer schema diff`. Members may be added; existing ones
 * keep their names and meanings as long as `schemaVersion` is 1.
 */

const text = z.string();
const maybe = z.exactOptional;
const described = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.meta({ description }));

const path = described(
  z.tuple([z.enum(AREAS)], text),
  'where it is, from the outside to the inside: ["token", "claims", "aud"]',
);

const side = z.strictObject({
  name: text,
  startedAt: described(text, 'ISO 8601, UTC'),
  verdict: z.enum(['healthy', 'unhealthy', 'inconclusive']),
  rootCauses: z.array(z.strictObject({ id: text, title: text, fix: text })),
  refusal: described(
    maybe(z.strictObject({ id: text, title: text })),
    'the client was refused and nothing that was seen says why',
  ),
});

export const comparisonSchema = tied<Comparison>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    basis: described(
      z.enum(['evidence', 'reports']),
      'evidence: values were put back and the run was diagnosed again; reports: only what the reports show was compared',
    ),
    before: side,
    after: side,
    outcome: described(
      z.enum(['same', 'changed']),
      'same: verdict and root causes are the same, and nothing changed that matters',
    ),
    explained: described(
      maybe(z.enum(['failure', 'recovery'])),
      'what the first changes explain: why the client fails now, or why it works again; absent: nothing explains it',
    ),
    changes: described(
      z.array(
        z.strictObject({
          path,
          label: text,
          before: described(maybe(text), 'absent: it was not there'),
          after: described(maybe(text), 'absent: it is no longer there'),
          importance: described(
            z.enum(IMPORTANCES),
            'explains: with the earlier value a root cause is gone; may-explain: whoever refused the client looks at it; matters: it changes the outcome of a check; follows: it is how the run ended; detail: nothing depends on it',
          ),
          explains: described(z.array(text), 'ids of the root causes that it explains'),
          also: described(
            z.array(z.strictObject({ path, label: text })),
            'what changed along with it: from the same value to the same value, or because it was read elsewhere',
          ),
        }),
      ),
      'what explains the new verdict first',
    ),
    checks: described(
      z.array(z.strictObject({ id: text, title: text, before: text, after: text })),
      'checks that ended in another way: pass, fail, warn or unknown',
    ),
  }),
);
