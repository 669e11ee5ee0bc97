import type { Gate } from '../../evidence/gate.ts';
import { listed } from '../../evidence/words.ts';
import type { Report, ReportQuestion } from '../report.ts';
import { GATE_NOUN, gateStates } from './gates.ts';
import { count } from './grammar.ts';

/** The gates of the client's own side, which have to pass before Confluent's side is examined. */
const OWN_SIDE: readonly Gate[] = ['clock', 'config', 'network', 'token', 'jwt', 'discovery', 'jwks'];

/** What is proven good, so that no one looks there again, in one sentence. */
export function provenGoodIn(report: Report): string | undefined {
  const passed = gateStates(report)
    .filter(
      ({ gate, status }) =>
        OWN_SIDE.includes(gate) && (status === 'pass' || status === 'partly' || status === 'warn'),
    )
    .map(({ gate, status, ran, all }) =>
      status === 'partly' ? `${GATE_NOUN[gate]} (${ran} of ${all} checks)` : GATE_NOUN[gate],
    );
  const reached = report.checks.some(
    ({ id, status }) => id === 'broker/accepts-connections' && status === 'pass',
  );
  const good = reached ? [...passed, 'the connection to the broker'] : passed;
  return good.length === 0 ? undefined : `Your side passed: ${listed(good)}.`;
}

/** What only a signed-in client can check, if the broker refused this one. */
const AFTER_SIGN_IN: readonly Gate[] = ['broker', 'authorization'];

/** What could not be checked yet, and why, in one sentence; undefined when the broker did not refuse. */
export function hiddenBySignIn(report: Report): string | undefined {
  if (report.model.decidedBy !== 'broker' || report.model.observed !== 'reject') return undefined;
  const open = gateStates(report)
    .filter(({ gate, status }) => AFTER_SIGN_IN.includes(gate) && status !== 'pass' && status !== 'fail')
    .map(({ gate }) => GATE_NOUN[gate]);
  return open.length === 0
    ? undefined
    : `Not checked yet: ${open.join(', ')}. Only a signed-in client can ask the broker for them.`;
}

/** No one answers more questions than this at once. */
const MOST = 6;

/** The questions worth answering: those that are shown, and those that are only named. */
export function openQuestions({ questions = [], verdict, rootCauses }: Report): {
  readonly shown: readonly ReportQuestion[];
  readonly rest: readonly ReportQuestion[];
} {
  // An answer would confirm or rule out what is only possible; it says nothing about faults after the sign-in.
  const isOpen =
    verdict === 'inconclusive' ||
    rootCauses.every(({ confidence, later }) => confidence === 'possible' || later === true);
  if (verdict === 'healthy' || !isOpen) return { shown: [], rest: [] };
  return { shown: questions.slice(0, MOST), rest: questions.slice(MOST) };
}

/** Where Confluent Cloud's console shows identity providers and their pools. */
export const WORKLOAD_IDENTITIES = 'https://confluent.cloud/settings/org/workload-identities';

/** Whether an answer is on a page of the console. */
export const asksTheConsole = (shown: readonly ReportQuestion[]): boolean =>
  shown.some(({ effort }) => effort === 'page');

export const headingOf = (shown: readonly ReportQuestion[]): string =>
  asksTheConsole(shown)
    ? "Compare with Confluent Cloud's console, in this order"
    : 'To find out, in this order';

/** The next thing to do. Empty without a question. */
export function nextStep({ rootCauses }: Report, [question]: readonly ReportQuestion[]): string {
  if (question === undefined) return '';
  const { asks, decides, decidesTitles, effort, input } = question;
  // A file or a key is not read by a person, but by the doctor.
  const step =
    input === undefined || effort === 'page'
      ? `look up ${continuedNoun(asks)}`
      : `give the doctor ${continuedNoun(asks)} (${input})`;
  const [named] = rootCauses;
  if (named !== undefined && decides.includes(named.id))
    return `Next: ${step}. It confirms the cause named above, or rules it out.`;
  const titles = listed(decidesTitles.map((title) => `"${title}"`));
  if (decides.length === decidesTitles.length) return `Next: ${step}. It can confirm or rule out ${titles}.`;
  const examples = decidesTitles.length === 0 ? '' : `, such as ${titles}`;
  return `Next: ${step}. It can confirm or rule out ${count(decides.length, 'possible cause')}${examples}.`;
}

const continuedNoun = (asks: string): string =>
  /^(?:The|A|An) /.test(asks) ? asks.charAt(0).toLowerCase() + asks.slice(1) : `the ${asks}`;
