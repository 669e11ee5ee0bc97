import type { Io } from './_command.ts';

/** The progress line at a terminal is drawn over itself: from its beginning, without what was there. */
export const ERASE = '\r\u001b[2K';

export const canRedraw = ({ stderr, env }: Pick<Io, 'stderr' | 'env'>): boolean =>
  stderr.isTTY === true && env['TERM'] !== 'dumb' && (env['CI'] ?? '') === '';
