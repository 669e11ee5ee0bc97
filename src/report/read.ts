import * as z from 'zod/mini';
import { BundleError, parseRecorded } from '../evidence/bundle.ts';
import type { Report } from './report.ts';
import { reportSchema } from './schema.ts';

/**
 * Reads an untrusted report in the format of `--format json`.
 *
 * @returns undefined when the text is JSON but not a report
 * @throws BundleError with a one-line message for people, for a damaged or newer report, and for text that is not JSON
 */
export function readReport(text: string): Report | undefined {
  const value = parseRecorded(text);
  if (typeof value !== 'object' || value === null || !('verdict' in value && 'rootCauses' in value)) {
    return undefined;
  }
  if ('schemaVersion' in value && typeof value.schemaVersion === 'number' && value.schemaVersion > 1) {
    throw new BundleError(
      `it was written by a newer version (report format ${value.schemaVersion}); update oauthbearer`,
    );
  }
  const read = z.safeParse(reportSchema, value);
  if (read.success) return read.data;
  // A later version may have added members.
  if (read.error.issues.every(({ code }) => code === 'unrecognized_keys')) return value as unknown as Report;
  const where = (read.error.issues[0]?.path ?? []).map((step) =>
    String(step)
      .replace(/[^\w:.-]/g, '?')
      .slice(0, 60),
  );
  throw new BundleError(
    `it is a damaged report, or one of another version: ${where.join('.') || 'the top'} is not what it should be`,
  );
}
