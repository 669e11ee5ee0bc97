import type { Report, ReportNotice } from '../report.ts';

/** What the alternatives say already is not said again. */
export const noticesToTell = ({ notices, alternatives }: Report): readonly ReportNotice[] =>
  notices.filter(({ id }) => !alternatives.some((cause) => cause.id === id));
