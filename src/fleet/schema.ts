import * as z from 'zod/mini';
import { tied } from '../evidence/schema/tied.ts';
import { maybe } from '../evidence/schema/value.ts';
import { FLEET_OUTCOMES, forEachOutcome, type FleetReport } from '../report/fleet.ts';
import { causeShape, noticeShape } from '../report/schema.ts';
import type { MemberResult } from './result.ts';

/* What `fleet` writes, for `oauthbearer schema fleet` and `fleet-result`: a public contract like the report's. */

const text = z.string();
const count = z.int().check(z.minimum(0));
const milliseconds = z.number().check(z.minimum(0));
const outcome = z.enum(FLEET_OUTCOMES);

export const resultSchema = tied<MemberResult>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    name: text,
    outcome,
    because: text,
    startedAt: text,
    durationMs: milliseconds,
    file: maybe(text),
    command: maybe(text),
    rootCauses: z.array(z.strictObject(causeShape)),
    notices: z.array(z.strictObject(noticeShape)),
  }),
);

/** Reports of version 0.1 have no list of clients. */
type PublishedFleet = Omit<FleetReport, 'clients'> & Partial<Pick<FleetReport, 'clients'>>;

export const fleetSchema = tied<PublishedFleet>()(
  z.strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.literal('oauthbearer'), version: text }),
    startedAt: text,
    durationMs: milliseconds,
    interrupted: maybe(z.literal(true)),
    counts: z.strictObject({ total: count, ...forEachOutcome(count) }),
    rootCauses: z.array(
      z.strictObject({
        cause: z.strictObject(causeShape),
        members: z.array(text),
        shared: z.array(z.strictObject({ label: text, value: text })),
      }),
    ),
    warnings: z.array(z.strictObject({ id: text, title: text, members: z.array(text) })),
    open: z.array(z.strictObject({ name: text, outcome, because: text })),
    skipped: z.array(z.strictObject({ name: text, because: text })),
    clients: maybe(
      z.array(
        z.strictObject({
          name: text,
          outcome,
          because: maybe(text),
          durationMs: milliseconds,
          file: maybe(text),
          place: maybe(z.strictObject({ line: count, column: count })),
          command: maybe(text),
          causes: z.array(count),
          evidence: z.array(z.strictObject({ label: text, value: text })),
        }),
      ),
    ),
  }),
);
