import type { LintedFile, LintFinding } from '../lint.ts';
import { idsOf, notCountedSuffix } from '../words/not-counted.ts';
import { visible } from '../words/escape.ts';
import type { Paint } from './paint.ts';
import { paragraph } from './paragraph.ts';

/**
 * In the format of compilers, `file:line:column: what`, so that editors and CI systems find the place; then why, and
 * how to fix it.
 */
export function lintedFiles(files: readonly LintedFile[], paint: Paint): string {
  return files
    .map(
      (each) =>
        `${[...linesOf(each, paint), summaryOf(each, paint), ...notJudged(each, paint)].join('\n')}\n`,
    )
    .join('\n');
}

const linesOf = ({ file, findings, notCounted = [] }: LintedFile, paint: Paint): readonly string[] => [
  ...findings.flatMap((finding) => [...heading(file, finding, paint), ...details(finding, paint), '']),
  ...notCounted.flatMap((finding) => [
    ...heading(file, finding, paint, 'not counted: '),
    ...details(finding, paint),
    '',
  ]),
];

function heading(
  file: string,
  { id, severity, place, title }: LintFinding,
  paint: Paint,
  remark = '',
): readonly string[] {
  const where = place === undefined ? visible(file) : `${visible(file)}:${place.line}:${place.column}`;
  const paintOf = remark !== '' ? paint.dim : severity === 'error' ? paint.bad : paint.warn;
  const say = `${remark}${paintOf(severity)}`;
  return [`${paint.strong(where)}: ${say}: ${visible(title)} ${paint.dim(`(${id})`)}`];
}

function details({ because, also, fix, fixable }: LintFinding, paint: Paint): readonly string[] {
  const more = also.map(({ line, column }) => `${line}:${column}`).join(', ');
  return [
    ...paragraph(because, '  ', paint),
    ...(more === '' ? [] : paragraph(`Also at ${more}.`, '  ', paint, paint.dim)),
    ...(fix === undefined
      ? []
      : paragraph(`Fix: ${fix.summary}${fixable ? ' (--fix does it)' : ''}`, '  ', paint, paint.strong)),
    ...(fix?.commands ?? []).flatMap(({ text }) =>
      text.split('\n').map((line) => `    ${paint.command(visible(line))}`),
    ),
  ];
}

function summaryOf({ file, format, findings, notJudged, notCounted = [] }: LintedFile, paint: Paint): string {
  const count = (severity: LintFinding['severity']): number =>
    findings.filter((each) => each.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const about = paint.dim(`(${visible(format)})`);
  const left = notCountedSuffix(idsOf(notCounted));
  if (findings.length === 0 && notCounted.length > 0)
    return `${paint.strong(`${paint.mark.partly} ${visible(file)}: nothing that counts${left}`)} ${about}`;
  if (findings.length === 0 && notJudged.length > 0)
    return `${paint.strong(`${paint.mark.partly} ${visible(file)}: no fault in what was read`)} ${about}`;
  if (findings.length === 0)
    return `${paint.good(`${paint.mark.pass} ${visible(file)}: nothing to fix`)} ${about}`;
  const said = [some(errors, 'error'), some(warnings, 'warning')].filter((each) => each !== '').join(', ');
  const say = errors > 0 ? paint.bad : paint.warn;
  return `${say(`${errors > 0 ? paint.mark.fail : paint.mark.warn} ${visible(file)}: ${said}${left}`)} ${about}`;
}

/** A file must not seem sound if half of it was not checked. */
const notJudged = ({ settingsRead, notJudged: left }: LintedFile, paint: Paint): readonly string[] =>
  left.length === 0
    ? []
    : paragraph(
        `read: ${some(settingsRead, 'setting') || 'no settings'}; not judged: ${left.join(', ')}`,
        '  ',
        paint,
        paint.dim,
      );

const some = (count: number, what: string): string =>
  count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
