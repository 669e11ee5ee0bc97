import { UsageError } from '../text/problem.ts';
import { part, type Located } from '../text/located.ts';
import type { Source } from '../text/source.ts';
import type { OtherFile } from './other-file.ts';

/** The error for something in a file that is well formed but useless here. */
export function refusedAt({ path, placeAt }: Source, at: Located, what: string): UsageError {
  const { line, column } = placeAt(at.offsetAt(0));
  return new UsageError([`${path}:${line}:${column}: ${what}`]);
}

/** No client is configured in this file; nothing is wrong with the file itself. */
export class NoClientInFile extends UsageError {}

/** The error for a file without client configuration, which says what it is. */
export const refusedFor = (source: Source, { what, instead, at = 0 }: OtherFile): UsageError =>
  new NoClientInFile(refusedAt(source, part(source.content, at), `this is ${what}; ${instead}`).problems);

/** The file has the expected kind, but configures no client in the usual place. It may do so elsewhere. */
export class NoSettingsFound extends NoClientInFile {}
