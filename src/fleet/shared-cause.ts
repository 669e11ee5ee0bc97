import type { ReportCause } from '../report/report.ts';

/**
 * The same text for clients that share a root cause: the same change helps all of them. Confluent's stale keys of one
 * provider are one cause for all clients; a wrong secret is one for each client.
 */
export const sharedKeyOf = ({ id, fix }: Pick<ReportCause, 'id' | 'fix'>): string =>
  JSON.stringify([id, fix.summary, fix.commands.map(({ text }) => text)]);
