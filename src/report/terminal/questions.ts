import type { Report, ReportQuestion } from '../report.ts';
import {
  asksTheConsole,
  headingOf,
  hiddenBySignIn,
  nextStep,
  openQuestions,
  provenGoodIn,
  WORKLOAD_IDENTITIES,
} from '../words/questions.ts';
import type { Paint } from './paint.ts';
import { item, paragraph, table, type Lines } from './paragraph.ts';

/** What is proven good, so that no one looks there again, and what can be checked only after sign-in. */
export function provenGood(report: Report, paint: Paint): Lines {
  const said = provenGoodIn(report);
  const hidden = hiddenBySignIn(report);
  return [
    ...(said === undefined ? [] : paragraph(`${paint.mark.pass} ${said}`, '', paint, paint.good)),
    ...(hidden === undefined ? [] : paragraph(`${paint.mark.unknown} ${hidden}`, '', paint)),
  ];
}

/** What to compare or look up, with this client's values, most decisive first. */
export function questions(report: Report, paint: Paint): Lines {
  const { shown, rest } = openQuestions(report);
  if (shown.length === 0) return [];
  return [
    ...paragraph(
      `${headingOf(shown)}${asksTheConsole(shown) ? ` (${WORKLOAD_IDENTITIES})` : ''}`,
      '',
      paint,
      paint.strong,
    ),
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
    ...paragraph(nextStep(report, shown), '', paint, paint.warn),
  ];
}

const expected = ({ expect }: ReportQuestion, paint: Paint): Lines =>
  table(
    expect.map(({ label, value, note }) => ({ name: label, value, note })),
    '       ',
    paint,
  );
