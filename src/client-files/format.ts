import type { Program, Syntax } from '../evidence/configuration.ts';
import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Reading } from './reading.ts';
import type { Writer } from './writing.ts';

/**
 * - `surely`: only files of this format look like this.
 * - `perhaps`: files of this format look like this, but so do others.
 */
export type Likeness = 'surely' | 'perhaps' | 'no';

/** A format of client configuration. One file per format; `npm run registries` writes the list. */
export interface Format {
  readonly id: string;
  /** For people: "Java client properties". For display only. */
  readonly title: string;
  readonly syntax: Syntax;
  /** The program that builds the client's properties from such a file, if it has its own names. */
  readonly program?: Program;
  readonly references: References;
  readonly recognise: (source: Source) => Likeness;
  /** It is recognised by its content, whatever syntax the file name suggests. */
  readonly isCarrier?: true;
  /** A file may contain a client of this format and, in other objects, clients of others: a manifest. */
  readonly mayStandBesideOthers?: true;
  /** Its reading is a guess: it is tried only when nothing else recognises the file. */
  readonly isGuess?: true;
  /** A ConfigMap, a Secret or a Compose file may embed a whole file of this format. */
  readonly mayBeEmbedded?: true;
  /**
   * @param embeddable the formats that a file inside this one may have
   * @throws UsageError with the place of a syntax error
   */
  readonly read: (source: Source, embeddable: readonly Format[]) => Reading;
  /** Absent for a read-only format. */
  readonly write?: Writer;
}

export type WritableFormat = Format & { readonly write: Writer };
