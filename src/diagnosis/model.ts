import type { Check, CheckResult } from '../checks/define.ts';
import { checks as registered } from '../checks/registry.generated.ts';
import { inOrder, gateOf, gateOrder, type Gate, type GateId } from '../evidence/gate.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Input } from '../evidence/observation.ts';

export const orderedChecks: readonly Check[] = [...registered].sort(
  (a, b) => gateOrder(a.id) - gateOrder(b.id) || a.step - b.step || inOrder(a.id, b.id),
);

/** Those that decide about the client: the others are advice. */
export const enforcedChecks: readonly Check[] = orderedChecks.filter(
  ({ enforcedBy }) => enforcedBy !== 'nobody',
);

const byId: ReadonlyMap<GateId, Check> = new Map(orderedChecks.map((check) => [check.id, check]));

/** @throws RangeError for an unknown id, which is a bug */
export function checkOf(id: GateId): Check {
  const check = byId.get(id);
  if (check === undefined) throw new RangeError(`no check has the id ${id}`);
  return check;
}

const isEnforced = ({ id }: CheckResult): boolean => checkOf(id).enforcedBy !== 'nobody';
const isPremise = ({ id }: CheckResult): boolean => checkOf(id).kind === 'premise';

/** The enforced checks that fail, outcomes included, in order. */
export const enforcedFailures = (results: readonly CheckResult[]): readonly CheckResult[] =>
  results.filter((each) => each.status === 'fail' && isEnforced(each));

/** What Confluent checks before it admits a client; permissions come after. */
export const isUpToConfluent = ({ id }: CheckResult): boolean => {
  const { enforcedBy, kind, gate } = checkOf(id);
  return enforcedBy === 'confluent' && kind === 'premise' && gate !== 'authorization';
};

/** Something that Confluent checks and that the user could provide: the issuer, the keys, the filter. */
export const isOpenAtConfluent = (result: CheckResult): boolean =>
  result.status === 'unknown' &&
  isUpToConfluent(result) &&
  result.input !== undefined &&
  AT_CONFLUENT.includes(result.input);

const AT_CONFLUENT: readonly Input[] = [
  '--confluent-api-key-env',
  '--provider-id',
  '--provider-issuer',
  '--provider-jwks-uri',
  '--provider-keys',
  '--pool-id',
  '--pool-filter',
  '--pool-identity-claim',
];

/** The model's prediction: where the client would be refused, or `accept`. */
export type Prediction = 'accept' | GateId;

export const predict = (results: readonly CheckResult[]): Prediction =>
  enforcedFailures(results).find(isPremise)?.id ?? 'accept';

/** Who was observed to decide about this client, and how. */
export interface Decision {
  readonly by: 'broker' | 'sts';
  readonly outcome: 'accept' | 'reject';
}

/** The broker's decision, or that of Confluent's STS if no broker decided; null when neither did. */
export function decisionIn({ broker, confluent }: Evidence): Decision | null {
  const { authenticate, handshake } = broker;
  if (authenticate.status === 'observed') {
    return { by: 'broker', outcome: authenticate.value.accepted ? 'accept' : 'reject' };
  }
  if (handshake.status === 'observed' && handshake.value.errorCode !== 0)
    return { by: 'broker', outcome: 'reject' };
  if (confluent.sts.status !== 'observed') return null;
  return { by: 'sts', outcome: confluent.sts.value.accepted ? 'accept' : 'reject' };
}

/** What the STS judges: the token and the pool, but not clusters, extensions and listeners. */
const STS_GATES: readonly Gate[] = ['jwt', 'jwks', 'provider', 'pool'];

/** A check of the token, keys, provider or pool that Confluent makes and that could not be judged. */
export const isUndecided = (result: CheckResult): boolean =>
  result.status === 'unknown' && isUpToConfluent(result) && STS_GATES.includes(gateOf(result.id));

/** Whether this failing check is one that Confluent does not make, as the admission of the client proves. */
const isRefuted = (decision: Decision | null, result: CheckResult): boolean =>
  decision?.outcome === 'accept' &&
  result.status === 'fail' &&
  isUpToConfluent(result) &&
  (decision.by === 'broker' || STS_GATES.includes(gateOf(result.id)));

/** A failure that the broker's acceptance refutes becomes a warning: it cannot be the reason for a refusal. */
const withDecision = (decision: Decision | null, result: CheckResult): CheckResult =>
  isRefuted(decision, result)
    ? { ...result, status: 'warn', because: `${result.because}; yet the client was let in` }
    : result;

export interface Judgement {
  readonly results: readonly CheckResult[];
  readonly decision: Decision | null;
  /** Checks that failed although the client was admitted: defects of the model. */
  readonly refuted: readonly GateId[];
}

/** Runs all checks and compares them with what was observed. */
export function judge(evidence: Evidence): Judgement {
  const decision = decisionIn(evidence);
  const results = orderedChecks.map((check) => check.evaluate(evidence));
  return {
    decision,
    refuted: results.filter((each) => isRefuted(decision, each)).map(({ id }) => id),
    results: results.map((each) => withDecision(decision, each)),
  };
}

/** Gives the results that `judge` would give, one by one. */
export function judgeFor(evidence: Evidence): (check: Check) => CheckResult {
  const decision = decisionIn(evidence);
  return (check) => withDecision(decision, check.evaluate(evidence));
}
