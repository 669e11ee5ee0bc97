import * as z from 'zod/mini';
import type { GateId } from '../evidence/gate.ts';
import type { LintFinding, LintResult } from './lint.ts';
import { tied } from '../evidence/schema/tied.ts';

/*
 * The output of `oauthbearer lint --format json`, for `oauthbearer schema lint`. Members may be added; existing ones
 * keep their names and meanings as long as `schemaVersion` is 1.
 */

const text = z.string();
const maybe = z.exactOptional;
const described = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.meta({ description }));

const place = described(
  z.strictObject({ line: z.int().check(z.minimum(1)), column: z.int().check(z.minimum(1)) }),
  'both count from 1, columns in UTF-16 code units',
);

const finding = tied<LintFinding>()(
  z.strictObject({
    id: described(
      text as unknown as z.ZodMiniType<GateId>,
      'of a root cause, or of a check where no cause is known; "oauthbearer explain ID" tells more',
    ),
    severity: described(
      z.enum(['error', 'warning']),
      'error: this blocks sign-in; warning: it may block sign-in, or will with another version',
    ),
    place: described(maybe(place), 'where to fix it; absent when it has no place in the file'),
    also: described(z.array(place), 'further places that it is about'),
    title: text,
    because: text,
    fix: maybe(
      z.strictObject({
        summary: text,
        steps: z.array(text),
        commands: z.array(z.strictObject({ kind: text, text })),
      }),
    ),
    fixable: described(z.boolean(), 'whether --fix can fix it'),
    checks: described(
      maybe(z.array(text as unknown as z.ZodMiniType<GateId>)),
      'the checks that fail because of it; absent where the finding is a check itself',
    ),
  }),
);

export const lintSchema = tied<LintResult>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    selection: described(
      maybe(z.strictObject({ only: z.array(text), skip: z.array(text) })),
      'what counts (--only, --skip); absent: everything',
    ),
    files: z.array(
      z.strictObject({
        file: text,
        format: described(text, 'the format that was recognised, in words'),
        findings: z.array(finding),
        notCounted: described(
          maybe(z.array(finding)),
          'what --only or --skip leaves out; absent where everything counts',
        ),
        settingsRead: described(z.int().check(z.minimum(0)), 'how many settings were read of it'),
        notJudged: described(
          z.array(text),
          'what on the way to a token and a broker the file does not show; only where it is empty do no findings mean nothing to fix',
        ),
      }),
    ),
  }),
);
