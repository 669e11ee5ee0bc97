import { GATES, type Gate } from '../../evidence/gate.ts';
import type { Report, ReportQuestion } from '../report.ts';
import { visible, visibleEnds } from './escape.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, type Lines } from './paragraph.ts';
import { count, gateStates, GATE_NOUN } from './words.ts';
import { listed } from '../../evidence/words.ts';

/** More questions than this at once nobody answers. */
const MOST = 6;

/** What the client's own side has to have passed before somebody looks at Confluent's. */
const OWN_SIDE: readonly Gate[] = ['clock', 'config', 'network', 'token', 'jwt', 'discovery', 'jwks'];

/** What is proven good, so that nobody looks there again. */
export function provenGood(report: Report, paint: Paint): Lines {
  const passed = gateStates(report, GATES)
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
  if (good.length === 0) return [];
  return paragraph(`${paint.mark.pass} Your side passed: ${listed(good)}.`, '', paint, paint.good);
}

/** What to compare or to look up, filled in with the values of this client, the most telling first. */
export function questions({ questions: all = [], verdict, rootCauses }: Report, paint: Paint): Lines {
  // What is only possible, an answer would confirm or rule out.
  const isOpen =
    verdict === 'inconclusive' || rootCauses.every(({ confidence }) => confidence === 'possible');
  if (verdict === 'healthy' || !isOpen || all.length === 0) return [];
  const shown = all.slice(0, MOST);
  const rest = all.slice(MOST);
  return [
    ...paragraph(heading(shown), '', paint, paint.strong),
    ...shown.flatMap((question, at) => [
      ...item(`${at + 1}. `, question.asks, paint, paint.strong),
      ...expected(question, paint),
      ...paragraph(question.where, '       ', paint, paint.dim),
      ...(question.input === undefined
        ? []
        : paragraph(`Tell the doctor: ${question.input}`, '       ', paint, paint.dim)),
    ]),
    ...(rest.length === 0
      ? []
      : paragraph(`Further: ${rest.map(({ asks }) => asks).join('; ')}.`, '    ', paint, paint.dim)),
    '',
    ...next(shown[0], paint),
  ];
}

/** Where Confluent Cloud's console shows identity providers and their pools. */
const WORKLOAD_IDENTITIES = 'https://confluent.cloud/settings/org/workload-identities';

const heading = (shown: readonly ReportQuestion[]): string =>
  shown.some(({ effort }) => effort === 'page')
    ? `Compare with Confluent Cloud's console, in this order (${WORKLOAD_IDENTITIES})`
    : 'To find out, in this order';

/** The one thing to do now. */
function next(question: ReportQuestion | undefined, paint: Paint): Lines {
  if (question === undefined) return [];
  const { asks, decides, decidesTitles } = question;
  const more = decides.length - decidesTitles.length;
  const titles = decidesTitles.map((title) => `"${title}"`);
  const between = more > 0 ? [...titles, count(more, 'other cause')] : titles;
  return paragraph(
    `Next: look up ${continuedNoun(asks)}. It decides between ${listed(between)}.`,
    '',
    paint,
    paint.warn,
  );
}

const continuedNoun = (asks: string): string =>
  /^(?:The|A|An) /.test(asks) ? asks.charAt(0).toLowerCase() + asks.slice(1) : `the ${asks}`;

function expected({ expect }: ReportQuestion, paint: Paint): Lines {
  const width = Math.max(0, ...expect.map(({ label }) => label.length));
  return expect.map(({ label, value, note }) => {
    const told = note === undefined ? '' : paint.dim(`  (${visible(note)})`);
    return `       ${paint.dim(visible(label).padEnd(width))}  ${visibleEnds(value)}${told}`;
  });
}
