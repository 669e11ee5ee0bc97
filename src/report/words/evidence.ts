import type { ReportCause, ReportRow } from '../report.ts';
import { visibleEnds } from './escape.ts';

/** The two values that disagree, if the cause is about two. */
export const contrastOf = ({ evidence }: ReportCause): readonly ReportRow[] =>
  evidence.filter((row) => row.contrast === true);

/** The rest of the evidence, without the contrast. */
export function besidesContrast(cause: ReportCause): readonly ReportRow[] {
  const contrasted = contrastOf(cause).map(({ value }) => value);
  return cause.evidence.filter((row) => row.contrast !== true && !contrasted.includes(row.value));
}

/**
 * The two values that disagree, in one line: `issuer in the token: "https://a/", issuer in Confluent: "https://a"`.
 * Empty without a contrast.
 */
export const contrastInWords = (cause: ReportCause): string =>
  contrastOf(cause)
    .map(({ label, value }) => `${label}: "${visibleEnds(value)}"`)
    .join(', ');
