import { UsageError } from '../text/problem.ts';
import { part, type Located } from '../text/located.ts';
import type { Source } from '../text/source.ts';
import type { OtherFile } from './other-file.ts';

/** What is to be thrown of something in a file that is well formed and no use here. */
export function refusedAt({ path, placeAt }: Source, at: Located, what: string): UsageError {
  const { line, column } = placeAt(at.offsetAt(0));
  return new UsageError([`${path}:${line}:${column}: ${what}`]);
}

/** What is to be thrown of a file in which no client is configured, by what it is. */
export const refusedFor = (source: Source, { what, instead, at = 0 }: OtherFile): UsageError =>
  refusedAt(source, part(source.content, at), `this is ${what}; ${instead}`);

/** The file is what it seems to be, and no client is configured in it where such files have one. It may hold one otherwise. */
export class NoSettingsFound extends UsageError {}
