import type { Source } from '../../../text/source.ts';
import type { Reading } from '../../reading.ts';
import type { Language } from '../languages.ts';
import type { Node } from '../scanner.ts';
import type { Evaluator, Names } from '../values.ts';

/** A program, parsed as far as its configuration requires. */
export interface Program {
  readonly source: Source;
  readonly language: Language;
  readonly nodes: readonly Node[];
  readonly names: Names;
  readonly evaluator: Evaluator;
}

/** How programs configure a library. One file per library; `all.ts` is the list. */
export interface Dialect {
  /** The languages in which programs use this library; absent: any. */
  readonly languages?: readonly string[];
  /** The configuration of each client in the program; empty if the program does not use the library. */
  readonly read: (program: Program) => readonly Reading[];
}
