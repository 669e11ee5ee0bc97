import * as z from 'zod/mini';
import type { ConfluentEvidence, Pool, Provider } from '../confluent.ts';
import { observation } from './observation.ts';
import { source } from './source.ts';
import { flag, maybe, number, text } from './value.ts';
import { tied } from './tied.ts';

const pool = tied<Pool>()(
  z.looseObject({
    id: maybe(text),
    displayName: maybe(text),
    identityClaim: maybe(text),
    filter: maybe(text),
    state: maybe(text),
    updatedAt: maybe(number),
    source,
  }),
);

const provider = tied<Provider>()(
  z.looseObject({
    id: maybe(text),
    displayName: maybe(text),
    issuer: maybe(text),
    jwksUri: maybe(text),
    identityClaim: maybe(text),
    state: maybe(text),
    deactivated: maybe(flag),
    keys: maybe(z.array(z.looseObject({ kid: text, alg: maybe(text), n: maybe(text) }))),
    updatedAt: maybe(number),
    pools: observation(z.array(pool)),
    source,
  }),
);

export const confluent = tied<ConfluentEvidence>()(
  z.looseObject({
    providers: observation(z.array(provider)),
    clusters: observation(
      z.array(
        z.looseObject({
          id: text,
          displayName: maybe(text),
          environment: text,
          bootstrap: maybe(text),
          phase: maybe(text),
        }),
      ),
    ),
    sts: observation(
      z.looseObject({ status: number, accepted: flag, error: maybe(text), description: maybe(text) }),
    ),
    refresh: maybe(
      observation(
        z.looseObject({
          providerId: text,
          status: text,
          lastRefreshAt: maybe(text),
          before: maybe(z.array(text)),
          after: maybe(z.array(text)),
        }),
      ),
    ),
  }),
);
