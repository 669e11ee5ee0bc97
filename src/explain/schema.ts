import * as z from 'zod/mini';
import { FAMILIES } from '../evidence/family.ts';
import type { CauseId } from '../evidence/gate.ts';
import { tied } from '../evidence/schema/tied.ts';
import { SPEAKERS, type Speaker } from '../causes/texts.ts';
import type { ExplainResult } from './answer.ts';

/*
 * The output of `oauthbearer explain --format json`, for `oauthbearer schema explain`. Members may be added; existing
 * ones keep their names and meanings as long as `schemaVersion` is 1.
 */

const text = z.string();
const maybe = z.exactOptional;
const described = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.meta({ description }));

const line = described(z.int().check(z.minimum(1)), 'counts from 1');
const cause = described(
  text as unknown as z.ZodMiniType<CauseId>,
  'of a root cause; "oauthbearer explain ID" tells more',
);
const points = described(
  z.enum(['says', 'fits', 'follows']),
  'says: whoever wrote it names this reason; fits: this cause looks so, and others look alike; follows: it is what comes of another error',
);
const time = described(text, 'as the text has it; ISO 8601 where the text has an epoch');

const program = z.strictObject({ name: text, family: maybe(z.enum(FAMILIES)), version: maybe(text) });

const finding = z.strictObject({
  quote: described(text, 'from the text, without what looks like a secret'),
  line,
  by: described(z.array(z.enum(Object.keys(SPEAKERS) as [Speaker, ...Speaker[]])), 'who says so'),
  points,
  causes: described(z.array(cause), 'the first one, and others that give the same text'),
  values: described(z.record(text, text), 'pieces of the text by name, such as the property that is missing'),
});

export const explainSchema = tied<ExplainResult>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    about: described(
      z.enum(['sign-in', 'something-else', 'unknown']),
      'causes are named for a sign-in with OAUTHBEARER alone',
    ),
    lines: described(z.int(), 'that were read'),
    programs: z.strictObject({
      client: maybe(described(program, 'the Kafka client that wrote it')),
      around: described(z.array(program), 'what the client runs in'),
    }),
    identityProvider: maybe(described(text, 'the product whose URLs stand in it')),
    shown: z.strictObject({ bootstrapServer: maybe(text), tokenEndpoint: maybe(text) }),
    causes: described(
      z.array(
        z.strictObject({
          id: cause,
          title: text,
          points,
          quote: text,
          line,
          alternative: described(z.boolean(), 'gives the same text as a cause before it'),
        }),
      ),
      'the likeliest first',
    ),
    errors: described(
      z.array(
        z.strictObject({
          line,
          count: described(z.int(), 'how often it was reported'),
          firstTime: maybe(time),
          lastTime: maybe(time),
          leg: maybe(z.enum(['identity-provider', 'broker'])),
          findings: z.array(finding),
        }),
      ),
      'in the order of the text; equal errors once',
    ),
    more: described(z.int(), 'errors that are not listed'),
    doesNotMean: z.array(text),
    elsewhere: described(
      z.array(z.strictObject({ what: text, quote: text, line })),
      'errors about something else',
    ),
    next: maybe(z.strictObject({ command: text, why: text })),
  }),
);
