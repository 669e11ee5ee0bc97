import type { Source } from '../../../text/source.ts';
import type { Reading } from '../../reading.ts';
import type { Language } from '../languages.ts';
import type { Node } from '../scanner.ts';
import type { Evaluator, Names } from '../values.ts';

/** A program, taken apart as far as a configuration in it takes. */
export interface Program {
  readonly source: Source;
  readonly language: Language;
  readonly nodes: readonly Node[];
  readonly names: Names;
  readonly evaluator: Evaluator;
}

/** How programs configure a library. One file a library; `all.ts` is the list. */
export interface Dialect {
  /** The ids of the languages that programs with this library are written in; absent for any. */
  readonly languages?: readonly string[];
  /** What the program says to each of its clients; nothing for a program that does not use the library. */
  readonly read: (program: Program) => readonly Reading[];
}
