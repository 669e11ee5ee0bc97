import type { Cause } from '../causes/define.ts';
import { causes } from '../causes/registry.generated.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { inOrder, type CauseId } from '../evidence/gate.ts';
import type { Input } from '../evidence/observation.ts';
import type { IdentityProviderId } from '../idp/define.ts';
import { signIns } from '../facts/sign-ins.ts';
import { identifyIn } from '../idp/identify.ts';
import type { Acceptance, Decides, Effort, Expectation, Question } from '../questions/define.ts';
import { questions } from '../questions/registry.generated.ts';
import type { Case } from './case.ts';

/** A question worth asking now, with the details of this client's evidence. */
export interface AskedQuestion {
  readonly id: string;
  /** What to look up. */
  readonly asks: string;
  /** Where it is found. */
  readonly where: string;
  /** The flag that takes the answer, where one can. */
  readonly input?: Input;
  readonly effort: Effort;
  /** The values that have to be there for this token and this client. */
  readonly expect: readonly Expectation[];
  /** The causes that the answer would confirm or rule out, most common first. */
  readonly decides: readonly CauseId[];
  /** Titles of the first that the question names one by one; a whole gate has no most common cause. */
  readonly decidesTitles: readonly string[];
}

/** How many titles are named before "and others". */
const TITLES = 3;

/** The effort of an answer, relative to copying a value from an open page. */
const COST: Readonly<Record<Effort, number>> = { page: 1, file: 2, credential: 4, administrator: 8 };

/** The weight of a value with nothing to compare it with. */
const WITHOUT_EXPECTATION = 0.3;

/**
 * The open questions, most decisive first: what an answer usually decides, divided by the effort for the person asked.
 */
export function openQuestions({ evidence, judgement: { decision } }: Case): readonly AskedQuestion[] {
  if (decision?.by === 'broker' && decision.outcome === 'accept') return [];
  const vendor = identifyIn(evidence)?.id;
  return questions
    .filter((question) => isOpen(question, evidence))
    .map((question) => ({ question, expect: question.expect?.(evidence) ?? [] }))
    .toSorted((a, b) => worth(b) - worth(a) || inOrder(a.question.id, b.question.id))
    .map(({ question, expect }) => ({
      id: question.id,
      asks: question.asks,
      where: question.where(evidence),
      ...(question.input !== undefined && { input: question.input }),
      effort: question.effort,
      expect,
      ...decidedBy(question, vendor),
    }));
}

function isOpen(question: Question, evidence: Evidence): boolean {
  if (question.clearedBy?.some((by) => ACCEPTED[by](evidence)) === true) return false;
  return (
    question.settles.some((fact) => !fact.read(evidence).known) && (question.applies?.(evidence) ?? true)
  );
}

const ACCEPTED: Readonly<Record<Acceptance, (evidence: Evidence) => boolean>> = {
  sts: ({ confluent: { sts } }) => sts.status === 'observed' && sts.value.accepted,
  'sign-in': (evidence) => signIns.tokenIsTaken.read(evidence).known,
};

const worth = ({ question, expect }: { question: Question; expect: readonly Expectation[] }): number =>
  (question.weight / COST[question.effort]) *
  (question.expect !== undefined && expect.length === 0 ? WITHOUT_EXPECTATION : 1);

function decidedBy(
  { decides }: Question,
  vendor: IdentityProviderId | undefined,
): Pick<AskedQuestion, 'decides' | 'decidesTitles'> {
  const decided = [...new Set(decides.flatMap((each) => causesOf(each, vendor)))];
  const named = decided.filter(({ id }) => decides.some((each) => idOf(each) === id));
  return {
    decides: decided.map(({ id }) => id),
    decidesTitles: named.slice(0, TITLES).map(({ title }) => title),
  };
}

const idOf = (decides: Decides): string => (typeof decides === 'string' ? decides : decides[0]);

/** @param vendor the identity provider, if known: causes that only another provider's tokens can have are left out */
function causesOf(decides: Decides, vendor: IdentityProviderId | undefined): readonly Cause[] {
  const [wanted, onlyOf] = typeof decides === 'string' ? [decides] : decides;
  if (onlyOf !== undefined && vendor !== undefined && onlyOf !== vendor) return [];
  return BY_NAME.get(wanted) ?? [];
}

/** The causes that a question names: one by its id, all of a gate as `pool/*`. */
const BY_NAME = new Map<string, Cause[]>();
for (const cause of causes) {
  BY_NAME.set(cause.id, [cause]);
  const ofGate = BY_NAME.get(`${cause.gate}/*`);
  if (ofGate === undefined) BY_NAME.set(`${cause.gate}/*`, [cause]);
  else ofGate.push(cause);
}
