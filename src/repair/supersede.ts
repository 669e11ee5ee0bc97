import { UNASKED } from './amend.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** What Confluent's STS looks at when it judges a token for a pool (RFC 8693). */
const judgedBySts = ({ client, token, confluent, jwks, clocks }: Evidence): readonly unknown[] => [
  client.poolId,
  token,
  confluent.providers,
  jwks,
  clocks,
];

/** A broker looks at the whole of the client's first message besides: RFC 7628 section 3.1, with its extensions. */
const judgedByBroker = (evidence: Evidence): readonly unknown[] => {
  const { extensions, logicalCluster, authorizationIdentity } = evidence.client;
  return [...judgedBySts(evidence), extensions, logicalCluster, authorizationIdentity];
};

/**
 * Withdraws refusals of what a repair changed: who refused another token, another extension or another provider has said
 * nothing about the mended ones. What was accepted stays accepted. Evidence is shared as far as it is unchanged, so
 * that identity tells.
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
