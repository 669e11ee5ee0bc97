import * as z from 'zod/mini';
import type { BrokerEvidence } from '../broker.ts';
import { wanted } from './client.ts';
import { observation } from './observation.ts';
import { flag, maybe, number, text, texts } from './value.ts';
import { tied } from './tied.ts';

const listed = z.array(z.looseObject({ nodeId: number, host: text, port: number }));
const permitted = { errorCode: number, operations: maybe(texts) };

export const handshake = z.looseObject({ errorCode: number, mechanisms: texts });
export const authenticate = z.looseObject({
  accepted: flag,
  errorCode: number,
  errorMessage: maybe(text),
  challenge: maybe(text),
  sessionLifetimeMs: number,
});

export const broker = tied<BrokerEvidence>()(
  z.looseObject({
    bootstrap: maybe(text),
    apiVersions: observation(
      z.looseObject({ errorCode: number, apis: z.record(text, z.tuple([number, number])) }),
    ),
    handshake: observation(handshake),
    authenticate: observation(authenticate),
    timing: maybe(z.looseObject({ handshakeMs: number, authenticateMs: number })),
    metadata: observation(
      z.looseObject({
        brokers: listed,
        topics: z.array(z.looseObject({ name: text, wanted, ...permitted })),
      }),
    ),
    guessed: maybe(observation(listed)),
    groups: observation(z.array(z.looseObject({ name: text, ...permitted }))),
  }),
);
