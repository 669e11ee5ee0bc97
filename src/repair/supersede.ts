import { UNASKED } from './amend.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Observation } from '../evidence/observation.ts';

/** The evidence that Confluent's STS uses to judge a token for a pool (RFC 8693). */
const judgedBySts = ({ client, token, confluent, jwks, clocks }: Evidence): readonly unknown[] => [
  client.poolId,
  token,
  confluent.providers,
  ...[jwks.byDiscovery, jwks.byProvider].map(ifObserved),
  clocks,
];

/** Keys that could not be fetched judged nothing. */
const ifObserved = <T>(answer: Observation<T>): Observation<T> | undefined =>
  answer.status === 'observed' ? answer : undefined;

/** A broker additionally uses the client's whole first message: RFC 7628 section 3.1, with its extensions. */
const judgedByBroker = (evidence: Evidence): readonly unknown[] => {
  const { extensions, logicalCluster, authorizationIdentity } = evidence.client;
  return [...judgedBySts(evidence), extensions, logicalCluster, authorizationIdentity];
};

/**
 * Withdraws the refusals that a repair invalidates: the server that refused the old token, extension or provider has
 * not judged the new one. Acceptances stay. Unchanged evidence is shared, so comparing identity is enough.
 */
export function supersede(before: Evidence, after: Evidence): Evidence {
  const differs = (judged: (evidence: Evidence) => readonly unknown[]): boolean => {
    const old = judged(before);
    return judged(after).some((part, index) => part !== old[index]);
  };
  const { sts } = after.confluent;
  const { authenticate } = after.broker;
  const stsRefused = sts.status === 'observed' && !sts.value.accepted;
  const brokerRefused =
    authenticate.status === 'failed' || (authenticate.status === 'observed' && !authenticate.value.accepted);
  return {
    ...after,
    ...(stsRefused && differs(judgedBySts) ? { confluent: { ...after.confluent, sts: UNASKED } } : {}),
    ...(brokerRefused && differs(judgedByBroker)
      ? { broker: { ...after.broker, authenticate: UNASKED } }
      : {}),
  };
}
