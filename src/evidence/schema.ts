import * as z from 'zod/mini';
import { broker } from './schema/broker.ts';
import { client } from './schema/client.ts';
import { confluent } from './schema/confluent.ts';
import { connection } from './schema/connection.ts';
import { document } from './schema/http.ts';
import { observation } from './schema/observation.ts';
import { token } from './schema/token.ts';
import { flag, number, text } from './schema/value.ts';

/*
 * The shape of evidence, for bundles that come from elsewhere. `schema/client.ts` has that of the types of `client.ts`, and so
 * on; `readBundle` holds the whole against the type `Evidence`. Members that this version does not know are kept, for a
 * newer one may have written them; those that it reads must be what it takes them for.
 */

export const evidenceSchema = z.looseObject({
  schemaVersion: z.literal(1),
  startedAt: number,
  client,
  connections: z.record(text, connection),
  clocks: z.array(
    z.looseObject({
      host: text,
      keeper: z.enum(['identity-provider', 'confluent', 'other']),
      theirs: number,
      ours: number,
    }),
  ),
  token,
  discovery: z.looseObject({ appended: document, inserted: document }),
  jwks: z.looseObject({ byDiscovery: document, byProvider: document }),
  confluent,
  broker,
  experiments: z.record(
    text,
    observation(z.looseObject({ kind: z.enum(['token', 'sign-in', 'sts']), succeeded: flag, saw: text })),
  ),
  timings: z.array(z.looseObject({ span: text, startMs: number, endMs: number })),
});

/** A recorded run. */
export const bundleSchema = z.looseObject({
  kind: z.literal('oauthbearer-bundle'),
  schemaVersion: z.literal(1),
  tool: z.looseObject({ name: z.literal('oauthbearer'), version: text }),
  /** Whether client ids and subjects were replaced. */
  pseudonymized: flag,
  evidence: evidenceSchema,
});
