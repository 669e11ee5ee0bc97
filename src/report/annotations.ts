import { createHash } from 'node:crypto';
import type { Place } from '../evidence/source.ts';
import { abridged } from './escape/cut.ts';
import type { LintResult } from './lint.ts';
import type { Report, ReportCause, ReportRow } from './report.ts';
import { leftOutOf } from './words/not-counted.ts';
import { contrastInWords } from './words/evidence.ts';

/** A fault for systems that annotate files, with its place if it has one. */
export interface Annotation {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Found, but excluded from the verdict. */
  readonly isLeftOut?: true;
  readonly title: string;
  /** Why, and how to fix it, in sentences. */
  readonly text: string;
  /** The client's file, if any. */
  readonly file?: string;
  /** Where to fix it; absent when it has no place in the file. */
  readonly place?: Place;
  /** More places in the same file. */
  readonly also: readonly Place[];
  /** Identifies the same fault in the same file, even if it moves. */
  readonly fingerprint: string;
}

/** Consumers truncate or reject much longer texts. */
const LONGEST = 1000;

/** The faults of a run, errors first. */
export function annotationsOf(whole: Report): readonly Annotation[] {
  const report = abridged(whole, LONGEST);
  const { rootCauses, refusal, verdict, unexplained, checks, notices } = report;
  return fingerprinted([
    ...rootCauses.map((cause) => ({
      ...faultOf(cause, 'error', `${valuesOf(cause)} Fix: ${cause.fix.summary}`),
      ...whereIn(report, cause.evidence),
    })),
    ...(refusal !== undefined && verdict === 'inconclusive'
      ? [{ ...faultOf(refusal, 'error'), ...whereIn(report, refusal.evidence) }]
      : []),
    ...checks
      .filter(({ id }) => unexplained.includes(id))
      .map((check) => ({ ...faultOf(check, 'error'), ...whereIn(report, []) })),
    ...notices.map((notice) => ({ ...faultOf(notice, 'warning'), ...whereIn(report, []) })),
    ...leftOutOf(report).map((found) => ({
      ...faultOf(found, found.severity),
      ...whereIn(report, []),
      isLeftOut: true as const,
    })),
  ]);
}

function valuesOf(cause: ReportCause): string {
  const shown = contrastInWords(cause);
  return shown === '' ? '' : ` (${shown})`;
}

/** The findings of `lint`, by file. */
export const annotationsIn = (result: LintResult): readonly Annotation[] =>
  fingerprinted(
    abridged(result, LONGEST).files.flatMap(({ file, findings, notCounted = [] }) =>
      [...findings, ...notCounted].map((finding) => ({
        ...faultOf(
          finding,
          finding.severity,
          finding.fix === undefined
            ? ''
            : ` Fix: ${finding.fix.summary}${finding.fixable ? ' (lint --fix does it)' : ''}`,
        ),
        file,
        ...(finding.place !== undefined && { place: finding.place }),
        also: finding.also,
        ...(notCounted.includes(finding) && { isLeftOut: true as const }),
      })),
    ),
  );

const faultOf = (
  { id, title, because }: { readonly id: string; readonly title: string; readonly because: string },
  severity: Annotation['severity'],
  fix = '',
): Pick<Annotation, 'id' | 'severity' | 'title' | 'text'> => ({
  id,
  severity,
  title,
  text: `${because}${fix}`,
});

/** The places of the evidence in one file; without one, the client's own file, if any. */
function whereIn(
  { target }: Report,
  rows: readonly ReportRow[],
): Pick<Annotation, 'file' | 'place' | 'also'> {
  const places = rows.flatMap(({ place }) => place ?? []);
  const [first] = places;
  if (first === undefined) {
    const file = target.configuration?.file;
    return { ...(file !== undefined && { file }), also: [] };
  }
  const { file, ...place } = first;
  const also = places.filter((each) => each.file === file).slice(1);
  return { file, place, also: also.map(({ line, column }) => ({ line, column })) };
}

export function fingerprinted(all: readonly Omit<Annotation, 'fingerprint'>[]): readonly Annotation[] {
  const seen = new Map<string, number>();
  return all.map((each) => {
    const key = JSON.stringify([each.file, each.id]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { ...each, fingerprint: createHash('sha256').update(`${key} ${before}`).digest('hex') };
  });
}
