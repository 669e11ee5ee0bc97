import type { Report, ReportNotice } from '../report.ts';

/** Without those that the alternatives already mention. */
export const noticesToTell = ({ notices, alternatives }: Report): readonly ReportNotice[] =>
  notices.filter(({ id }) => !alternatives.some((cause) => cause.id === id));
