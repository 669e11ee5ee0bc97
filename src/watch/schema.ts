import * as z from 'zod/mini';
import { tied } from '../evidence/schema/tied.ts';
import { EVENT_KINDS, type WatchEvent } from './event.ts';

const text = z.string();
const moment = z.iso.datetime();

/** A line of `watch --format jsonl`, and the body of a webhook without a template: a public contract like the report's. */
export const eventSchema = tied<WatchEvent>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    at: moment,
    target: text,
    kind: z.enum(EVENT_KINDS),
    id: z.exactOptional(text),
    title: text,
    because: z.exactOptional(text),
    fix: z.exactOptional(text),
    before: z.exactOptional(text),
    after: z.exactOptional(text),
    failsAt: z.exactOptional(moment),
    key: text,
    othersLeft: z.exactOptional(z.int().check(z.positive())),
    targets: z.exactOptional(z.array(text)),
  }),
);
