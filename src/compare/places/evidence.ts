import type { Evidence } from '../../evidence/evidence.ts';
import { AREAS } from '../change.ts';
import { dictionary, ignored, record, seen, under, whole, type Difference, type Shape } from '../shape.ts';
import { brokerShape } from './broker.ts';
import { clientShape } from './client.ts';
import { confluentShape } from './confluent.ts';
import { discoveryShape, keysShape } from './documents.ts';
import { clocksShape, connectionShape } from './network.ts';
import { tokenShape } from './token.ts';

const shape: Shape<Evidence> = record<Evidence>({
  schemaVersion: ignored,
  startedAt: ignored,
  client: clientShape,
  connections: under(['network'], dictionary(connectionShape)),
  clocks: under(['clock'], clocksShape),
  token: tokenShape,
  discovery: discoveryShape,
  jwks: under(['keys'], keysShape),
  confluent: confluentShape,
  broker: brokerShape,
  experiments: under(
    ['experiment'],
    dictionary(
      seen(
        (path) => `experiment ${path.at(-1) ?? ''}`,
        whole((path) => `experiment ${path.at(-1) ?? ''}`, {
          compared: ({ succeeded }) => succeeded,
          inWords: ({ saw }) => saw,
        }),
        ({ saw }) => saw,
      ),
    ),
  ),
  timings: ignored,
  heldUpMs: ignored,
  stopped: ignored,
  // Log evidence that counts is also in the place of the observation that it replaces, and compared there.
  logs: ignored,
});

/** All differences between two runs, in causal order. The times of the two must be aligned. */
export const differencesBetween = (before: Evidence, after: Evidence): readonly Difference[] =>
  shape(before, after, {
    // The names of the members are the areas, except where a shape says otherwise.
    path: [] as unknown as Difference['path'],
    read: (evidence) => evidence,
    write: (_, value) => value!,
  }).toSorted((a, b) => AREAS.indexOf(a.path[0]) - AREAS.indexOf(b.path[0]));
