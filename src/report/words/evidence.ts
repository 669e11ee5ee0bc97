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
 * Empty without a contrast. Literals of a filter have quotes already, and both of them do; if only one value has
 * quotes, they are the difference.
 */
export function contrastInWords(cause: ReportCause): string {
  const rows = contrastOf(cause);
  const areQuoted = rows.every(({ value }) => /^"[^"]*"$/.test(value));
  const quoted = (value: string): string => (areQuoted ? visibleEnds(value) : `"${visibleEnds(value)}"`);
  return rows.map(({ label, value }) => `${label}: ${quoted(value)}`).join(', ');
}
