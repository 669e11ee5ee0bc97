import type { BrokerEvidence } from '../evidence/broker.ts';
import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { missing, type Failed, type Missing } from '../evidence/observation.ts';

/** Evidence in which nothing was observed, for one reason. */
export const unobservedEvidence = (client: ClientFacts, startedAt: number, why: Missing): Evidence => ({
  schemaVersion: 1,
  startedAt,
  client,
  connections: {},
  clocks: [],
  token: { answer: why, jwt: why, signature: why },
  discovery: { appended: why, inserted: why },
  jwks: { byDiscovery: why, byProvider: why },
  confluent: { providers: why, clusters: why, sts: why },
  broker: unobservedBroker(why),
  experiments: {},
  timings: [],
});

export const unobservedBroker = (why: Missing | Failed): BrokerEvidence => ({
  apiVersions: why,
  handshake: why,
  authenticate: why,
  metadata: why,
  guessed: why,
  groups: why,
});

export const OFFLINE = missing('this run is offline', 'a run without --offline');
