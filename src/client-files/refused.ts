import { UsageError } from '../text/problem.ts';
import type { Located } from '../text/located.ts';
import type { Source } from '../text/source.ts';

/** What is to be thrown of something in a file that is well formed and no use here. */
export function refusedAt({ path, placeAt }: Source, at: Located, what: string): UsageError {
  const { line, column } = placeAt(at.offsetAt(0));
  return new UsageError([`${path}:${line}:${column}: ${what}`]);
}

/** The file is what it seems to be, and no client is configured in it where such files have one. It may hold one otherwise. */
export class NothingThere extends UsageError {}
