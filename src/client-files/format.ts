import type { Program, Syntax } from '../evidence/configuration.ts';
import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Reading } from './reading.ts';
import type { Writer } from './writing.ts';

/**
 * - `surely`: it has what only files of this format have.
 * - `perhaps`: it has what such files have, and others too.
 */
export type Likeness = 'surely' | 'perhaps' | 'no';

/** A format of client configuration. One file a format; the list of them is written by `npm run registries`. */
export interface Format {
  readonly id: string;
  /** For people: "Java client properties". It is shown, and nothing depends on it. */
  readonly title: string;
  readonly syntax: Syntax;
  /** The program that makes the client's properties of such a file, where it has names of its own. */
  readonly program?: Program;
  readonly references: References;
  readonly recognise: (source: Source) => Likeness;
  /** It is recognised by what it is like, whatever the name of the file says of its syntax. */
  readonly isCarrier?: true;
  /** What it reads of a file is a guess: it is asked when nothing else knows the file. */
  readonly isGuess?: true;
  /** A ConfigMap, a Secret or a Compose file may contain a whole file of this format. */
  readonly mayBeEmbedded?: true;
  /**
   * @param embeddable the formats that a file inside this one may have
   * @throws UsageError with the place of what cannot be read.
   */
  readonly read: (source: Source, embeddable: readonly Format[]) => Reading;
  /** Absent for what is only ever read. */
  readonly write?: Writer;
}

export type WritableFormat = Format & { readonly write: Writer };
