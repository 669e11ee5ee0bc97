import * as z from 'zod/mini';
import type { ClockReading, Evidence, Timing } from './evidence.ts';
import type { ExperimentResult } from './experiment.ts';
import { broker } from './schema/broker.ts';
import { client } from './schema/client.ts';
import { confluent } from './schema/confluent.ts';
import { connection } from './schema/connection.ts';
import { document } from './schema/http.ts';
import { log } from './schema/log.ts';
import { observation } from './schema/observation.ts';
import { token } from './schema/token.ts';
import { flag, maybe, number, text } from './schema/value.ts';
import { tied } from './schema/tied.ts';

/*
 * The schema of evidence, for bundles from elsewhere. `schema/client.ts` describes the types of `client.ts`, and so on;
 * `tied` checks each schema against its type. Members that this version does not know are kept, because a newer version
 * may have written them; known members must have the right type.
 */

const clock = tied<ClockReading>()(
  z.looseObject({
    host: text,
    keeper: z.enum(['identity-provider', 'confluent', 'other']),
    theirs: number,
    ours: number,
  }),
);
const experiment = tied<ExperimentResult>()(
  z.looseObject({ kind: z.enum(['token', 'sign-in', 'sts']), succeeded: flag, saw: text }),
);
const timing = tied<Timing>()(z.looseObject({ span: text, startMs: number, endMs: number }));

export const evidenceSchema = z.looseObject({
  schemaVersion: z.literal(1),
  startedAt: number,
  client,
  connections: z.record(text, connection),
  clocks: z.array(clock),
  token,
  discovery: z.looseObject({ appended: document, inserted: document }),
  jwks: z.looseObject({ byDiscovery: document, byProvider: document }),
  confluent,
  broker,
  experiments: z.record(text, observation(experiment)),
  timings: z.array(timing),
  heldUpMs: maybe(number),
  stopped: maybe(text),
  logs: maybe(z.array(log)),
} satisfies Record<keyof Evidence, z.ZodMiniType>);

/** A recorded run. */
export const bundleSchema = z.looseObject({
  kind: z.literal('oauthbearer-bundle'),
  schemaVersion: z.literal(1),
  tool: z.looseObject({ name: z.literal('oauthbearer'), version: text }),
  /** Whether client ids and subjects were replaced. */
  pseudonymized: flag,
  evidence: evidenceSchema,
});
