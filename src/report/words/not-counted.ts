import type { LintFinding } from '../lint.ts';
import type { Report } from '../report.ts';

/** Something that was found and does not count for the verdict. */
export interface LeftOut {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly because: string;
}

/** What was left out by `--only` and `--skip`, causes first; empty where nothing was. */
export function leftOutOf({ selection, checks }: Report): readonly LeftOut[] {
  if (selection === undefined) return [];
  const { rootCauses, refusal, unexplained, notices } = selection.notCounted;
  const faults = [
    ...rootCauses,
    ...(refusal === undefined ? [] : [refusal]),
    ...checks.filter(({ id }) => unexplained.includes(id)),
  ];
  return [
    ...faults.map((each) => leftOut(each, 'error')),
    ...notices.map((each) => leftOut(each, 'warning')),
  ];
}

const leftOut = (
  { id, title, because }: Omit<LeftOut, 'severity'>,
  severity: LeftOut['severity'],
): LeftOut => ({
  id,
  severity,
  title,
  because,
});

/** "only network and token, without network/dns-slow" */
export const selectionInWords = ({
  only,
  skip,
}: {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}): string =>
  [
    ...(only.length > 0 ? [`only ${only.join(', ')}`] : []),
    ...(skip.length > 0 ? [`without ${skip.join(', ')}`] : []),
  ].join('; ');

/** Behind a sentence, where something was found that does not count; otherwise nothing. */
export function notCountedSuffix(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `; not counted: ${ids.join(', ')}`;
}

export const idsOf = (found: readonly Pick<LintFinding | LeftOut, 'id'>[]): readonly string[] => [
  ...new Set(found.map(({ id }) => id)),
];
