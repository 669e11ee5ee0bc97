import type { LintFinding } from '../lint.ts';
import type { Report } from '../report.ts';

/** A finding that does not count for the verdict. */
export interface LeftOut {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly because: string;
}

/** What `--only` and `--skip` excluded, causes first; empty if nothing. */
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

/** A suffix to a sentence if there are findings that do not count; otherwise empty. */
export function notCountedSuffix(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `; not counted: ${ids.join(', ')}`;
}

export const idsOf = (found: readonly Pick<LintFinding | LeftOut, 'id'>[]): readonly string[] => [
  ...new Set(found.map(({ id }) => id)),
];
