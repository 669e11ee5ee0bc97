import type { Evidence } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';
import { firstFailure, HELD_UP } from '../evidence/stages.ts';

/** Whether something is not known because this process could not run to read the answer. */
export const isHeldUp = (evidence: Evidence): boolean =>
  observationsIn(evidence).some((each) => each.status === 'missing' && each.heldUp === true) ||
  Object.values(evidence.connections).some((each) => firstFailure(each)?.code === HELD_UP);

const observationsIn = ({ token, discovery, jwks, confluent, broker }: Evidence) =>
  [
    ...[token.answer, discovery.appended, discovery.inserted, jwks.byDiscovery, jwks.byProvider],
    ...[confluent.providers, confluent.clusters, confluent.sts],
    ...[broker.apiVersions, broker.handshake, broker.authenticate, broker.metadata, broker.groups],
  ] satisfies readonly Observation<unknown>[];
