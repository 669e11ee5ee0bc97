import type { Report } from '../report.ts';

/** How long a run took, and whether it was stopped. */
export const tookInWords = ({ durationMs, stopped }: Pick<Report, 'durationMs' | 'stopped'>): string =>
  `${(durationMs / 1000).toFixed(1)} s${stopped === undefined ? '' : ', stopped before all answers were read'}`;
