import type { Library, TokenCallback } from '../../../evidence/configuration.ts';
import { part, type Located } from '../../../text/located.ts';
import type { Found } from '../../reading.ts';
import type { Program } from '../dialects/dialect.ts';
import { extensionsIn } from '../extensions.ts';
import type { Node } from '../scanner.ts';

/** What a program's own function gives its client: a token, and the SASL extensions beside it. */
export interface Callback {
  readonly library: Library;
  /** Where it returns them. */
  readonly at: Located;
  /** Those that it returns and what it goes by, as far as the program shows them. */
  readonly settings: readonly Found[];
  /** Absent where nothing is wrong, or not enough is seen. */
  readonly returns?: TokenCallback['returns'];
}

/** How programs hand a token to a library. */
export interface CallbackRule {
  readonly languages: readonly string[];
  /** Undefined where the program has no such function, or it cannot be followed. */
  readonly read: (program: Program) => Callback | undefined;
}

/** A callback with the extensions of this expression; none if there is no expression. */
export function callbackAt(
  program: Program,
  library: Library,
  at: Node,
  extensions: readonly Node[] | undefined,
): Callback {
  return {
    library,
    at: part(program.source.content, at.from, at.to),
    settings: extensions === undefined ? [] : (extensionsIn(program, extensions) ?? []),
    ...(extensions === undefined && { returns: 'no-extensions' as const }),
  };
}
